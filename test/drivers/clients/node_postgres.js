// Every view of the example, and a parameter, through node-postgres.
const { Client } = require('pg')
const { readFileSync } = require('fs')
const { join } = require('path')

// int8 and numeric would come as strings
const plain = { 16: 'boolean', 23: 'number', 25: 'string', 701: 'number', 1082: 'object', 1184: 'object' }

async function main() {
  const client = new Client()
  await client.connect()
  const geometry = (await client.query("SELECT 'geometry'::regtype::oid AS oid")).rows[0].oid
  const query = readFileSync(join(process.env.DRIVERS, 'views.sql'), 'utf8')
  const views = (await client.query({ text: query, rowMode: 'array' })).rows.map((row) => row[0])
  for (const view of views) {
    const result = await client.query({ text: `SELECT * FROM ${view}`, rowMode: 'array' })
    result.fields.forEach((field, i) => {
      if (field.dataTypeID === geometry) return
      const expected = plain[field.dataTypeID]
      if (!expected || result.rows.some((row) => row[i] !== null && typeof row[i] !== expected)) {
        console.log(`${view}.${field.name} is of type ${field.dataTypeID}`)
      }
    })
  }
  console.log(`read ${views.length} views`)

  const written = await client.query("INSERT INTO goal VALUES ('pg', $1) RETURNING target", ['>= 95 %'])
  console.log(`wrote ${written.rows[0].target}`)
  await client.end()
}

main().catch((error) => { console.log(error.message); process.exit(1) })
