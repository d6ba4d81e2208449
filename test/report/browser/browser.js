// A headless Chromium, driven through the pipe that it opens for this: no library,
// no port. It has no network, and counts what a page asks for.
'use strict'
const { spawn } = require('child_process')
const { mkdtempSync, rmSync } = require('fs')
const { tmpdir } = require('os')
const { join } = require('path')

const wait = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds))

async function open() {
  const profile = mkdtempSync(join(tmpdir(), 'citygov-chromium.'))
  const child = spawn('chromium', ['--headless=new', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
    '--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-dev-shm-usage',
    // names are not resolved, and the proxy is a port that nobody listens on
    '--host-resolver-rules=MAP * ~NOTFOUND', '--proxy-server=127.0.0.1:9', '--hide-scrollbars',
    '--remote-debugging-pipe', '--user-data-dir=' + profile, 'about:blank'],
  { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'], env: { ...process.env, HOME: profile } })
  const answers = new Map()
  const listeners = []
  let id = 0
  let rest = Buffer.alloc(0)
  child.stdio[4].on('data', (data) => {
    rest = Buffer.concat([rest, data])
    for (let end; (end = rest.indexOf(0)) >= 0; rest = rest.subarray(end + 1)) {
      const message = JSON.parse(rest.subarray(0, end).toString())
      if (message.id) {
        const { resolve, reject } = answers.get(message.id)
        answers.delete(message.id)
        if (message.error) reject(new Error(JSON.stringify(message.error)))
        else resolve(message.result)
      } else {
        for (const listener of listeners) listener(message)
      }
    }
  })
  const gone = new Promise((resolve) => child.on('exit', resolve))
  gone.then(() => { for (const { reject } of answers.values()) reject(new Error('Chromium is gone')) })
  let session
  const send = (method, params = {}) => new Promise((resolve, reject) => {
    answers.set(++id, { resolve, reject })
    child.stdio[3].write(JSON.stringify({ id, method, params, sessionId: session }) + '\0')
  })

  const { targetInfos } = await send('Target.getTargets')
  const { targetId } = targetInfos.find((target) => target.type === 'page')
  session = (await send('Target.attachToTarget', { targetId, flatten: true })).sessionId

  // what the console says, errors nobody caught, and what is asked for
  const said = []
  const requests = []
  listeners.push(({ method, params }) => {
    if (method === 'Runtime.consoleAPICalled' && ['error', 'warning', 'assert'].includes(params.type)) {
      said.push(params.args.map((arg) => arg.value ?? arg.description).join(' '))
    } else if (method === 'Runtime.exceptionThrown') {
      said.push(params.exceptionDetails.exception?.description ?? params.exceptionDetails.text)
    } else if (method === 'Log.entryAdded' && params.entry.level !== 'info') {
      said.push(params.entry.text)
    } else if (method === 'Network.requestWillBeSent') {
      requests.push(params.request.url.slice(0, 200))
    }
  })
  for (const domain of ['Page', 'Runtime', 'Log', 'Network']) await send(domain + '.enable')
  await send('Network.emulateNetworkConditions', { offline: true, latency: 0, downloadThroughput: 0, uploadThroughput: 0 })

  // the value of an expression in the page
  async function ask(expression) {
    const { result, exceptionDetails } = await send('Runtime.evaluate', { expression, returnByValue: true, awaitPromise: true })
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text)
    return result.value
  }

  async function until(expression) {
    for (let i = 0; i < 300; i++) {
      if (await ask(expression)) return
      await wait(50)
    }
    throw new Error('never came true: ' + expression)
  }

  return {
    send, ask, until, said, requests, wait,
    size: (width, height) => send('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: 1, mobile: width < 500 }),
    async go(url) {
      await send('Page.navigate', { url })
      await until('document.documentElement?.dataset.ready !== undefined')
    },
    async hover(x, y) {
      await send('Input.dispatchMouseEvent', { type: 'mouseMoved', x: x - 3, y: y - 3 })
      await send('Input.dispatchMouseEvent', { type: 'mouseMoved', x, y })
    },
    async close() {
      child.kill('SIGKILL')
      await gone
      // its children need a moment to let go of the profile
      rmSync(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
    },
  }
}

module.exports = { open, wait }
