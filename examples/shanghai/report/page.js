// The page: words and numbers in two languages, tables, and the order of it all.
// Text from the database goes into the page by textContent only.
'use strict'

const report = JSON.parse(document.getElementById('data').textContent)
let language = new URLSearchParams(location.search).get('lang') === 'en' ? 1 : 0

// ---- words and numbers ----

// [Chinese, English], or one text for both
function say(words) {
  return Array.isArray(words) ? String(words[language] ?? words[0] ?? '') : String(words ?? '')
}

// the text with its {name} or {name:format} put in
function fill(text, values) {
  return say(text).replace(/\{(\w+)(?::(\w+))?\}/g, (_, name, as) => show(values?.[name], as || 'count'))
}

const decimals = { count: [0, 0], number: [0, 2], points: [1, 1], ratio: [3, 3], percent: [1, 1], share: [1, 1], yuan: [2, 2] }

function isNumber(value) {
  return typeof value === 'number' && Number.isFinite(value)
}

// As PostgreSQL rounds: the 15 digits that are meant, halves away from zero.
function number(value, least, most, style) {
  return new Intl.NumberFormat(language ? 'en-GB' : 'zh-CN',
    { minimumFractionDigits: least, maximumFractionDigits: most, style, signDisplay: 'negative' })
    .format(value.toPrecision(15))
}

function date(value, options) {
  const time = /^\d{4}-\d\d-\d\d/.test(value) ? Date.parse(value.slice(0, 10)) : NaN
  if (Number.isNaN(time)) return String(value)
  return new Intl.DateTimeFormat(language ? 'en-GB' : 'zh-CN', { timeZone: 'UTC', ...options }).format(time)
}

function show(value, as) {
  if (value === null || value === undefined || value === '') return '–'
  if (as === 'date') return date(value, { year: 'numeric', month: language ? 'short' : 'long', day: 'numeric' })
  if (as === 'month') return date(value, { year: 'numeric', month: language ? 'short' : 'long' })
  if (as === 'time') {
    const time = Date.parse(String(value).replace(' ', 'T') + 'Z')
    if (Number.isNaN(time)) return String(value)
    return new Intl.DateTimeFormat(language ? 'en-GB' : 'zh-CN', { timeZone: 'UTC', year: 'numeric', month: language ? 'short' : 'long', day: 'numeric',
      hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(time)
  }
  if (as === 'target') return String(value).replaceAll('>=', '≥').replaceAll('<=', '≤')
  if (as === 'met') return say(words[value ? 'met' : 'failed'])
  if (as in decimals && isNumber(value)) {
    const [least, most] = decimals[as]
    const text = number(value, least, most, as === 'percent' ? 'percent' : 'decimal')
    return as === 'share' ? text + '%' : text
  }
  if (Array.isArray(value)) return say(value)
  return Object.hasOwn(words, value) ? say(words[value]) : String(value)
}

// ---- the document ----

// An element with attributes, and children: elements and texts.
function element(tag, attributes, ...children) {
  const node = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes || {})) {
    if (value !== undefined && value !== null) node.setAttribute(name, value)
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined))
  return node
}

function columnOf(part, name) {
  return part.columns.find((column) => column.name === name) || { name, title: name }
}

function markOf(row, column) {
  const value = row[column.name]
  if (column.as === 'met') return value === null || value === undefined ? null : marks[value ? 'met' : 'failed']
  return column.as === 'status' && Object.hasOwn(marks, value) ? marks[value] : null
}

function cell(row, column, first) {
  const mark = markOf(row, column)
  const text = show(row[column.name], column.as)
  // how many are of a status: its colour and shape where there are any
  const counted = column.status && row[column.name] > 0 ? marks[column.status] : null
  const numeric = column.as in decimals
  const kind = mark ? 'status' : numeric ? (column.status && !counted ? 'number zero' : 'number') : column.as === 'date' || column.as === 'time' ? 'date' : ''
  // what is short stays in one line: a broken number is misread
  const short = text.length <= (numeric ? 16 : 5) ? ' short' : ''
  const node = element(first ? 'th' : 'td', {
    class: (kind + short).trim() || null,
    // a list on a telephone leaves out words that are not there
    'data-none': text === '–' && !numeric && !first ? '' : null,
    scope: first ? 'row' : null, 'data-title': first ? null : say(column.title), 'data-column': column.name,
  })
  const look = mark || counted
  node.append(look ? element('span', { class: look[0] }, look[1] + ' ' + text) : text)
  return node
}

function table(part, rows) {
  const columns = part.columns.filter((column) => !column.hidden)
  return element('table', { class: columns.length > 3 ? 'cards' : null },
    element('thead', null, element('tr', null, columns.map((column) =>
      element('th', { scope: 'col', class: column.as in decimals ? 'number' : null },
        (column.status ? marks[column.status][1] + ' ' : '') + say(column.title))))),
    element('tbody', null, rows.map((row) =>
      element('tr', null, columns.map((column, i) => cell(row, column, i === 0))))))
}

// "passed/judged" by row and column, shaded by the share; a table as it stands
function heat(part) {
  const rows = [...new Set(part.rows.map((row) => row[part.down]))]
  const across = [...new Set(part.rows.map((row) => row[part.across]))]
  // more than a page is wide: then the plain table
  if (across.length > 10) return [table(part, part.rows)]
  const at = new Map(part.rows.map((row) => [JSON.stringify([row[part.down], row[part.across]]), row]))
  const one = (down, right) => {
    const row = at.get(JSON.stringify([down, right]))
    const part_ = row?.[part.part]
    const whole = row?.[part.whole]
    if (!isNumber(part_) || !isNumber(whole) || whole <= 0) {
      return element('td', { class: 'h0' }, row?.[part.absent] > 0 && !(row?.[part.missing] > 0) ? '∕' : '–')
    }
    const share = part_ / whole
    const step = share >= 0.75 ? 4 : share >= 0.5 ? 3 : share >= 0.25 ? 2 : 1
    return element('td', { class: 'h' + step }, part_ + '/' + whole)
  }
  const legend = [['h4s', '≥ 75%'], ['h3s', '50–75%'], ['h2s', '25–50%'], ['h1s', '< 25%'],
    ['h0s', '– ' + say(ui.noData) + ', ∕ ' + say(ui.notApplicable)]]
  return [
    element('ul', { class: 'legend' }, legend.map(([name, text]) =>
      element('li', null, element('span', { class: 'swatch ' + name }), text))),
    element('table', { class: 'heat' },
      element('thead', null, element('tr', null, element('th', { scope: 'col' }, say(columnOf(part, part.down).title)),
        across.map((right) => element('th', { scope: 'col' }, show(right))))),
      element('tbody', null, rows.map((down) => element('tr', null,
        element('th', { scope: 'row' }, show(down)), across.map((right) => one(down, right)))))),
  ]
}

// A closed table: thousands of cells, made when what is seen stands.
let later = []

function details(title, make) {
  const node = element('details', null, element('summary', null, title))
  later.push(() => node.append(make()))
  return node
}

function makeTheRest() {
  const rest = later
  const step = () => {
    if (rest !== later) return
    if (rest.length) {
      rest.shift()()
      setTimeout(step)
    } else {
      document.documentElement.dataset.complete = language ? 'en' : 'zh'
    }
  }
  setTimeout(step)
}

// A part of a chapter: heading, sentence, and a table, or a chart with its table.
function partOf(part, name) {
  const node = element('div', { class: 'part' + (part.half ? ' half' : ''), id: name, 'data-kind': part.kind })
  const heading = element('h3', null, say(part.title))
  const says = part.says ? element('p', { class: 'says' }, fill(part.says, part.values)) : null
  const rows = part.rows
  if (rows.length === 0) {
    node.append(heading, ...(says ? [says] : []), element('p', { class: 'empty' }, say(ui.noData)))
    return node
  }
  if (part.kind === 'table') {
    const shown = part.shown && rows.length > part.shown ? rows.slice(0, part.shown) : rows
    node.append(heading, ...(says ? [says] : []), table(part, shown))
    if (shown.length < rows.length) {
      node.append(element('p', { class: 'quiet' }, fill(ui.first, { shown: shown.length, rows: rows.length })),
        details(fill(ui.more, { rows: rows.length }), () => table(part, rows)))
    }
    return node
  }
  const figure = element('figure', null, heading, ...(says ? [says] : []))
  if (part.kind === 'heat') {
    figure.append(...heat(part))
  } else {
    const legend = legendOf(part)
    const box = element('div', { class: 'chart', role: 'img', 'aria-label': fill(ui.described, { title: [0, 1].map(() => say(part.title) + '。' + (part.says ? fill(part.says, part.values) : '')) }) })
    if (legend.length) figure.append(element('ul', { class: 'legend' }, legend))
    figure.append(box)
    charts.push({ part, box })
  }
  figure.append(element('figcaption', null, fill(ui.printed, { title: [0, 1].map(() => say(part.title)) })))
  node.append(figure, details(say(ui.numbers) + ' · ' + fill(ui.rows, { rows: rows.length }), () => table(part, rows)))
  return node
}

function chapterOf({ name, parts: [head, ...parts] }, index) {
  return element('section', { class: 'chapter', id: name },
    element('h2', null, (index + 1) + '. ' + say(head.title),
      head.synthetic ? element('span', { class: 'synthetic' }, say(ui.synthetic)) : null),
    element('p', { class: 'says lead' }, fill(head.says, head.values)),
    element('dl', { class: 'counts' }, (head.counts || []).map((count) =>
      element('div', { class: count.mark || 'plain' },
        element('dt', null, say(count.title)), element('dd', null, show(count.value, count.as || 'count'))))),
    element('div', { class: 'parts' }, parts.map((part, i) => partOf(part, name + '-' + (i + 1)))))
}

let charts = []

function build() {
  document.documentElement.lang = language ? 'en' : 'zh-CN'
  document.title = say(ui.title)
  for (const { chart } of charts) chart?.dispose()
  charts = []
  later = []
  const other = element('button', { type: 'button', id: 'language', lang: language ? 'zh-CN' : 'en' }, say(ui.other))
  other.addEventListener('click', () => {
    language = 1 - language
    build()
    document.getElementById('language').focus()
  })
  const when = report.month ? show(report.month + '-01', 'month') : say(ui.latest)
  const chapters = report.chapters.map(chapterOf)
  document.getElementById('page').replaceChildren(
    element('header', { class: 'top' }, element('h1', null, say(ui.title)),
      element('span', { class: 'when' }, when + ' · ' + (report.district || say(ui.allDistricts))), other),
    element('p', { class: 'notice' }, element('strong', null, say(ui.synthetic)), ' · ' + say(ui.syntheticNote)),
    element('nav', { 'aria-label': say(ui.contents) }, element('ul', null, report.chapters.map(({ name, parts: [head] }, i) =>
      element('li', null, element('a', { href: '#' + name }, (i + 1) + '. ' + say(head.title)))))),
    ...(chapters.length ? chapters : [element('p', { class: 'empty' }, say(ui.nothing))]),
    element('footer', null, say(ui.made)))
  for (const one of charts) draw(one)
  document.documentElement.dataset.ready = language ? 'en' : 'zh'
  performance.mark('ready')
  makeTheRest()
}

build()
addEventListener('resize', () => { for (const one of charts) draw(one) })
// On paper a chart is drawn for the width of A4. Here, because style sheets can
// only shrink what was drawn for a screen, letters and all.
addEventListener('beforeprint', () => { for (const one of charts) draw(one, 700) })
addEventListener('afterprint', () => { for (const one of charts) draw(one) })
