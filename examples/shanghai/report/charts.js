// The kinds of charts. kinds.NAME(part, width) gives { option, height } for
// ECharts; a part's rows and columns come from a query file.
'use strict'

const font = 'system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", sans-serif'
const ink = '#1c2128'
const quiet = '#4d5661'
const line = '#d3d9e0'
const symbols = ['circle', 'diamond', 'triangle', 'rect']
const grades = { A: ['#1a6b30', '#fff'], B: ['#a6d7a0', ink], C: ['#f5efb5', ink], D: ['#f3b26b', ink], E: ['#a81c28', '#fff'] }

const finite = (value) => (isNumber(value) ? value : null)
const colourOf = (column) => colours[column.mark] || colours.plain

// what a finger or the mouse is told: every column of the row
function tip(row, columns) {
  const node = element('div', { class: 'tip' })
  for (const column of columns) {
    if (column.hidden && !column.tip) continue
    node.append(element('div', null, say(column.title) + ': ' + show(row[column.name], column.as)))
  }
  return node
}

const tooltip = (formatter) => ({
  trigger: 'item', triggerOn: 'mousemove|click', confine: true, formatter,
  textStyle: { color: ink, fontSize: 13 }, extraCssText: 'white-space: normal; max-width: 320px',
})

// the width of a text, roughly: Chinese letters are twice as wide
function measure(text, size) {
  let units = 0
  for (const letter of text) units += letter.codePointAt(0) > 0x2e7f ? 1 : 0.56
  return units * size
}

// as much of the text as fits, with dots where it was cut
function cut(text, size, width) {
  if (measure(text, size) <= width) return text
  let kept = ''
  for (const letter of text) {
    if (measure(kept + letter + '…', size) > width) break
    kept += letter
  }
  return kept + '…'
}

function labelWidth(texts, width) {
  return Math.min(Math.max(40, ...texts.map((text) => measure(text, 12))) + 12, width < 520 ? 104 : 230)
}

// how many lines ECharts breaks a legend into
function legendLines(names, width) {
  return Math.ceil(names.reduce((sum, name) => sum + measure(name, 13) + 46, 0) / (width - 20))
}

function axisNumber(as) {
  return (value) => {
    if (as === 'percent') return number(value, 0, 0, 'percent')
    if (as === 'yuan') return number(value / (language ? 1e6 : 1e4), 0, 1)
    return number(value, 0, 2) + (as === 'share' ? '%' : '')
  }
}

const kinds = {}

// Bars by row, one beside or behind the other; upright: from below.
kinds.bars = (part, width) => {
  const columns = part.bars.map((name) => columnOf(part, name))
  const labels = part.rows.map((row) => show(row[part.label], columnOf(part, part.label).as))
  const as = columns[0].as
  const totals = part.rows.map((row) => columns.reduce((sum, { name }) =>
    part.stacked ? sum + Math.max(0, finite(row[name]) || 0) : Math.max(sum, finite(row[name]) || 0), 0))
  const most = Math.max(0, ...totals)
  const left = part.upright ? 48 : labelWidth(labels, width)
  const each = part.stacked ? 30 : 12 + 17 * columns.length
  const legend = columns.length > 1
  // the legend breaks into lines by itself; leave room for them
  const lines = legend ? legendLines(columns.map((column) => say(column.title)), width) : 0
  const top = 8 + 24 * lines
  const categories = {
    type: 'category', data: labels.map((_, i) => i), inverse: !part.upright, axisTick: { show: false },
    axisLine: { lineStyle: { color: quiet } },
    axisLabel: { color: ink, fontSize: 12, interval: part.upright ? 'auto' : 0, formatter: (i) => cut(labels[i] ?? '', 12, part.upright ? 80 : left - 10) },
  }
  const values = {
    type: 'value', max: as === 'percent' && most <= 1 ? 1 : undefined, interval: as === 'percent' && most <= 1 ? (width < 520 ? 0.5 : 0.25) : undefined,
    name: as === 'yuan' ? say(ui.million) : part.unit ? say(part.unit) : '', nameLocation: part.upright ? 'end' : 'middle', nameGap: part.upright ? 10 : 26,
    nameTextStyle: { color: quiet }, splitNumber: width < 520 ? 3 : 5,
    splitLine: { lineStyle: { color: line } }, axisLabel: { color: quiet, formatter: axisNumber(as), hideOverlap: true },
  }
  const plot = width - left - 60
  return {
    height: part.upright ? 260 : top + part.rows.length * each + 44,
    option: {
      legend: { show: legend, top: 0, left: 0, selectedMode: false, itemWidth: 22, itemHeight: 14, textStyle: { color: ink, fontSize: 13 } },
      grid: { left, right: part.stacked || part.upright ? 24 : 64, top: part.upright ? top + 26 : top, bottom: 44 },
      xAxis: part.upright ? categories : values,
      yAxis: part.upright ? values : categories,
      tooltip: tooltip((at) => tip(part.rows[at.dataIndex], part.columns)),
      series: columns.map((column) => ({
        type: 'bar', name: say(column.title), stack: part.stacked ? 'all' : undefined, barMaxWidth: 30,
        barCategoryGap: part.upright ? '8%' : '24%',
        itemStyle: { color: colourOf(column), borderColor: '#fff', borderWidth: part.stacked ? 1 : 0 },
        data: part.rows.map((row) => finite(row[column.name])),
        label: {
          show: true, position: part.stacked ? 'inside' : part.upright ? 'top' : 'right', fontSize: 12,
          color: part.stacked ? '#fff' : ink, textBorderColor: part.stacked ? colourOf(column) : '#fff', textBorderWidth: part.stacked ? 3 : 2,
          // a number that its piece of the bar has no room for stands in the table only
          formatter: ({ value }) => {
            const text = column.as === 'yuan' ? number(value / (language ? 1e6 : 1e4), language ? 2 : 1, language ? 2 : 1) : show(value, column.as)
            if (!value && part.stacked) return ''
            // upright bars stand close: no number where the next would touch it
            if (part.upright && measure(text, 12) > (width - left - 24) / part.rows.length / (part.stacked ? 1 : columns.length)) return ''
            return part.stacked && !part.upright && (value / most) * plot < measure(text, 12) + 4 ? '' : text
          },
        },
      })),
    },
  }
}

// Value, target, where it started and what the schedule expects: each row on a
// scale of its own, because the units differ.
kinds.bullets = (part, width) => {
  const narrow = width < 620
  const each = narrow ? 62 : 40
  const left = narrow ? 8 : 290
  const right = narrow ? 4 : 210
  const barTop = narrow ? 24 : 9
  const row = (i) => part.rows[i]
  const text = (i) => say(row(i).name)
  const value = (i) => fill(narrow ? '{actual:number} / {target_text:target}' : ['{actual:number}(目标 {target_text:target})', '{actual:number} (target {target_text:target})'], { ...row(i), actual: row(i).value })
  return {
    height: part.rows.length * each + 12,
    option: {
      grid: { left: 0, right: 0, top: 4, bottom: 4 },
      xAxis: { type: 'value', min: 0, max: 1, show: false },
      yAxis: { type: 'category', data: part.rows.map((_, i) => i), inverse: true, show: false },
      tooltip: tooltip((at) => tip(row(at.dataIndex), part.columns)),
      series: [{
        type: 'custom', data: part.rows.map((_, i) => [0.5, i]),
        renderItem(params, api) {
          const i = params.dataIndex
          const { value: actual, target, start, interim, more } = row(i)
          const known = [actual, target, start, interim].filter(isNumber)
          const low = Math.min(0, ...known)
          const high = Math.max(0, ...known) * 1.08 || 1
          const y0 = api.coord([0, i])[1] - each / 2
          const x = (v) => left + ((v - low) / (high - low)) * (width - left - right)
          const y = y0 + barTop
          const shapes = [
            // transparent, so that the whole row answers
            { type: 'rect', shape: { x: 0, y: y0, width, height: each }, style: { fill: 'rgba(255,255,255,0)' } },
            { type: 'rect', shape: { x: left, y, width: width - left - right, height: 22 }, style: { fill: '#e6eaef' } },
          ]
          if (isNumber(target)) {
            const [from, to] = more === false ? [left, x(target)] : [x(target), width - right]
            shapes.push({ type: 'rect', shape: { x: from, y, width: Math.max(0, to - from), height: 22 }, style: { fill: '#bfe3c6' } })
          }
          if (isNumber(actual)) {
            shapes.push({ type: 'rect', shape: { x: Math.min(x(0), x(actual)), y: y + 7, width: Math.max(2, Math.abs(x(actual) - x(0))), height: 8 }, style: { fill: colours.plain } })
          }
          if (isNumber(start)) {
            shapes.push({ type: 'circle', shape: { cx: x(start), cy: y + 11, r: 5 }, style: { fill: '#fff', stroke: ink, lineWidth: 2 } })
          }
          if (isNumber(interim)) {
            shapes.push({ type: 'polygon', shape: { points: [[x(interim), y + 1], [x(interim) + 6, y + 11], [x(interim), y + 21], [x(interim) - 6, y + 11]] }, style: { fill: '#f0a500', stroke: ink, lineWidth: 1 } })
          }
          if (isNumber(target)) {
            shapes.push({ type: 'rect', shape: { x: x(target) - 2, y: y - 4, width: 4, height: 30 }, style: { fill: ink } })
          }
          const size = narrow ? 12 : 13
          const label = size + 'px ' + font
          const room = narrow ? width - measure(value(i), 12) - 16 : left - 12
          shapes.push({ type: 'text', x: narrow ? 3 : left - 10, y: narrow ? y0 + 10 : y + 11, style: { text: cut(text(i), size, room), font: label, fill: ink, align: narrow ? 'left' : 'right', verticalAlign: 'middle' } })
          shapes.push({ type: 'text', x: narrow ? width - 4 : width - right + 10, y: narrow ? y0 + 10 : y + 11, style: { text: cut(value(i), 12, narrow ? width : right - 10), font: '12px ' + font, fill: quiet, align: narrow ? 'right' : 'left', verticalAlign: 'middle' } })
          return { type: 'group', children: shapes }
        },
      }],
    },
  }
}

// Lines over time, a small chart for each group, side by side as the width allows.
kinds.curves = (part, width) => {
  const columns = part.lines.map((name) => columnOf(part, name))
  const groups = [...new Set(part.rows.map((row) => JSON.stringify(row[part.by] ?? null)))]
  const many = Math.min(groups.length, width < 520 ? 1 : width < 820 ? 2 : 3)
  const cellWidth = width / many
  const cellHeight = 210
  const top = 30
  const option = {
    legend: { top: 0, left: 0, selectedMode: false, itemWidth: 30, textStyle: { color: ink, fontSize: 13 } },
    title: [], grid: [], xAxis: [], yAxis: [], series: [],
    tooltip: tooltip((at) => tip(at.data.row, part.columns)),
  }
  groups.forEach((key, g) => {
    const rows = part.rows.filter((row) => JSON.stringify(row[part.by] ?? null) === key)
    const x = (g % many) * cellWidth
    const y = top + Math.floor(g / many) * cellHeight
    const last = rows[rows.length - 1]
    option.title.push({ text: cut(show(rows[0][part.by]), 14, cellWidth - 20), left: x + 8, top: y, textStyle: { fontSize: 14, color: ink } })
    option.grid.push({ left: x + 46, width: cellWidth - 46 - 52, top: y + 32, height: cellHeight - 70 })
    option.xAxis.push({
      gridIndex: g, type: 'time', max: part.today || undefined, splitNumber: 3, axisLine: { lineStyle: { color: quiet } },
      axisLabel: { color: quiet, hideOverlap: true, formatter: timeOf(rows, part.x) },
    })
    option.yAxis.push({
      gridIndex: g, type: 'value', min: 0, max: columns[0].as === 'percent' ? 1 : undefined, interval: columns[0].as === 'percent' ? 0.25 : undefined, splitNumber: 4,
      splitLine: { lineStyle: { color: line } }, axisLabel: { color: quiet, formatter: axisNumber(columns[0].as) },
    })
    columns.forEach((column, c) => {
      option.series.push({
        type: 'line', name: say(column.title), xAxisIndex: g, yAxisIndex: g, symbol: symbols[c], symbolSize: 5, showSymbol: rows.length < 30,
        showAllSymbol: true, color: colourOf(column),
        lineStyle: { width: c ? 2 : 3, type: c ? 'dashed' : 'solid' },
        data: rows.map((row) => ({ value: [row[part.x], finite(row[column.name])], row })),
        endLabel: {
          show: true, formatter: show(last[column.name], column.as), color: colourOf(column), fontSize: 12,
          distance: 4, offset: [0, endShift(last, columns, c)],
        },
        markLine: c || !part.today ? undefined : {
          symbol: 'none', silent: true, lineStyle: { color: ink, type: 'solid', width: 1 },
          label: { formatter: show(part.today, 'month'), color: ink, fontSize: 11, position: 'end' }, data: [{ xAxis: part.today }],
        },
      })
    })
  })
  return { option, height: top + Math.ceil(groups.length / many) * cellHeight }
}

// days where there are few, else months
function timeOf(rows, x) {
  const days = (Date.parse(rows[rows.length - 1][x]) - Date.parse(rows[0][x])) / 864e5
  return (value) => {
    const two = (n) => String(n).padStart(2, '0')
    const day = new Date(value)
    return days < 62 ? two(day.getMonth() + 1) + '-' + two(day.getDate()) : day.getFullYear() + '-' + two(day.getMonth() + 1)
  }
}

// the labels at the ends of two lines that meet are pushed apart
function endShift(last, columns, c) {
  const values = columns.map((column) => finite(last[column.name]) ?? 0)
  if (columns.length !== 2 || Math.abs(values[0] - values[1]) > 0.12 * Math.max(1e-9, Math.abs(values[0]), Math.abs(values[1]))) return 0
  return (values[c] >= values[1 - c] && (values[0] !== values[1] || c)) ? -7 : 7
}

// Dots on a scale, with the range from low to high behind the first.
kinds.ranges = (part, width) => {
  const dots = part.dots.map((name) => columnOf(part, name))
  const labels = part.rows.map((row) => show(row[part.label]))
  const left = labelWidth(labels, width)
  const each = 28
  const top = 10 + 24 * legendLines([...(part.low ? [say(part.range)] : []), ...dots.map((column) => say(column.title))], width)
  const series = []
  if (part.low) {
    series.push({
      type: 'custom', name: say(part.range), color: '#b4c0cd', data: part.rows.map((row, i) => [finite(row[part.low]), i, finite(row[part.high])]),
      encode: { x: [0, 2], y: 1 },
      renderItem(params, api) {
        const [x0, y] = api.coord([api.value(0), api.value(1)])
        const x1 = api.coord([api.value(2), api.value(1)])[0]
        if (!Number.isFinite(x0) || !Number.isFinite(x1)) return null
        const stroke = { stroke: quiet, lineWidth: 2 }
        return { type: 'group', children: [
          { type: 'rect', shape: { x: x0, y: y - 5, width: x1 - x0, height: 10 }, style: { fill: '#cdd6e0' } },
          { type: 'line', shape: { x1: x0, y1: y - 7, x2: x0, y2: y + 7 }, style: stroke },
          { type: 'line', shape: { x1, y1: y - 7, x2: x1, y2: y + 7 }, style: stroke }] }
      },
    })
  }
  dots.forEach((column, d) => series.push({
    type: 'scatter', name: say(column.title), symbol: symbols[d], symbolSize: d ? 19 : 12,
    itemStyle: { color: d ? 'rgba(255,255,255,0)' : colourOf(column), borderColor: d ? colours.other : '#fff', borderWidth: d ? 2 : 1, opacity: 1 },
    z: 3 - d, data: part.rows.map((row, i) => [finite(row[column.name]), i]),
  }))
  return {
    height: top + part.rows.length * each + 46,
    option: {
      legend: { top: 0, left: 0, selectedMode: false, itemWidth: 15, itemHeight: 13, textStyle: { color: ink, fontSize: 13 } },
      grid: { left, right: 24, top, bottom: 46 },
      xAxis: {
        type: 'value', scale: true, min: part.from, max: part.to, interval: part.step, name: say(part.axis || ''), nameLocation: 'middle', nameGap: 26, nameTextStyle: { color: quiet },
        splitLine: { lineStyle: { color: line } }, axisLabel: { color: quiet, formatter: axisNumber(dots[0].as), hideOverlap: true },
      },
      yAxis: {
        type: 'category', data: labels.map((_, i) => i), inverse: true, axisTick: { show: false },
        splitLine: { show: true, lineStyle: { color: '#eef1f4' } }, axisLine: { lineStyle: { color: quiet } },
        axisLabel: { color: ink, fontSize: 12, interval: 0, formatter: (i) => cut(labels[i] ?? '', 12, left - 10) },
      },
      tooltip: tooltip((at) => tip(part.rows[at.dataIndex], part.columns)),
      series,
    },
  }
}

// Areas in metres from a corner, a letter in each where one is named; spots (areas
// that lack something) over them, and points.
kinds.map = (part, width) => {
  const features = []
  const regions = []
  const told = new Map()
  let bounds = [Infinity, Infinity, -Infinity, -Infinity]
  const widen = (at) => {
    if (typeof at[0] !== 'number') return at.forEach(widen)
    bounds = [Math.min(bounds[0], at[0]), Math.min(bounds[1], at[1]), Math.max(bounds[2], at[0]), Math.max(bounds[3], at[1])]
  }
  const add = (row, name, columns, look) => {
    const shape = row.shape
    if (!shape || !shape.coordinates || !shape.coordinates.length) return
    widen(shape.coordinates)
    features.push({ type: 'Feature', properties: { name }, geometry: shape })
    regions.push({ name, ...look })
    told.set(name, [row, columns])
  }
  part.rows.forEach((row, i) => {
    const [areaColor, letter] = part.letter && Object.hasOwn(grades, row[part.letter]) ? grades[row[part.letter]] : ['#f1f4f7', ink]
    add(row, 'area ' + i, part.columns, {
      itemStyle: { areaColor, borderColor: '#6b7580', borderWidth: 0.6 },
      label: { show: Boolean(part.letter && row[part.letter]), formatter: String(row[part.letter] ?? '').slice(0, 3), color: letter, fontSize: width < 520 ? 9 : 11 },
    })
  })
  const hatched = {
    svgWidth: 7, svgHeight: 7,
    svgElement: { tag: 'g', attrs: {}, children: [
      { tag: 'rect', attrs: { width: 7, height: 7, fill: '#f8c9a4' }, key: 'ground' },
      { tag: 'path', attrs: { d: 'M-1 8L8 -1', stroke: '#a5520f', 'stroke-width': 1 }, key: 'stroke' }] },
  }
  ;(part.spots?.rows || []).forEach((row, i) => add(row, 'spot ' + i, part.spots.columns,
    { itemStyle: { areaColor: hatched, borderColor: '#8a3b00', borderWidth: 0.5 }, label: { show: false } }))
  if (!features.length) return { empty: true, height: 60, option: {} }
  const inside = (at) => Array.isArray(at) && at[0] >= bounds[0] && at[0] <= bounds[2] && at[1] >= bounds[1] && at[1] <= bounds[3]
  const name = JSON.stringify(part.title)
  echarts.registerMap(name, { type: 'FeatureCollection', features })
  const height = Math.round(Math.min(width * (bounds[3] - bounds[1]) / (bounds[2] - bounds[0]), 640))
  const kindsOfPoints = [...new Set((part.points?.rows || []).map((row) => row.kind))]
  return {
    height,
    option: {
      geo: {
        map: name, aspectScale: 1, left: 2, right: 2, top: 2, bottom: 2, regions, selectedMode: false,
        emphasis: { itemStyle: { areaColor: '#ffe08a', borderColor: ink, borderWidth: 2 }, label: { color: ink } },
        tooltip: { show: true, formatter: (at) => (told.has(at.name) ? tip(...told.get(at.name)) : '') },
      },
      tooltip: tooltip((at) => (at.data?.row ? tip(at.data.row, part.points.columns) : told.has(at.name) ? tip(...told.get(at.name)) : '')),
      series: kindsOfPoints.map((kind, k) => ({
        type: 'scatter', coordinateSystem: 'geo', name: show(kind), symbol: lookOf(kind, k).symbol,
        symbolSize: lookOf(kind, k).size * (width < 520 ? 0.7 : 1), itemStyle: { color: lookOf(kind, k).colour, opacity: 1 },
        // what lies outside the picture would be drawn over what stands beside it
        data: part.points.rows.filter((row) => row.kind === kind && inside(row.at)).map((row) => ({ value: row.at, row })),
      })),
    },
  }
}

// facilities, by shape and colour; others in their order
const looks = {
  park: { symbol: 'circle', size: 5, colour: '#14662b' },
  'bus stop': { symbol: 'rect', size: 3.5, colour: '#174ea6' },
  'rail station': { symbol: 'triangle', size: 11, colour: '#7a0f6b' },
}
const lookOf = (kind, k) => (Object.hasOwn(looks, kind) ? looks[kind] : Object.values(looks)[k % 3])

// ---- what is drawn by hand has its legend beside it ----

function swatch(draw) {
  const node = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
  node.setAttribute('width', 24)
  node.setAttribute('height', 16)
  node.setAttribute('aria-hidden', 'true')
  for (const [tag, attributes, text] of draw) {
    const shape = document.createElementNS('http://www.w3.org/2000/svg', tag)
    for (const [name, value] of Object.entries(attributes)) shape.setAttribute(name, value)
    if (text) shape.textContent = text
    node.append(shape)
  }
  return node
}

function legendOf(part) {
  const item = (draw, words) => element('li', null, swatch(draw), say(words))
  if (part.kind === 'bullets') {
    return [
      item([['rect', { x: 1, y: 5, width: 22, height: 7, fill: colours.plain }]], ['当前值', 'value']),
      item([['rect', { x: 10, y: 0, width: 4, height: 16, fill: ink }]], ['目标值', 'target']),
      item([['rect', { x: 1, y: 1, width: 22, height: 14, fill: '#bfe3c6' }]], ['达标范围', 'meets the target']),
      item([['path', { d: 'M12 1l6 7-6 7-6-7z', fill: '#f0a500', stroke: ink }]], ['按进度应达到', 'expected by now']),
      item([['circle', { cx: 12, cy: 8, r: 5, fill: '#fff', stroke: ink, 'stroke-width': 2 }]], ['起点(基线)', 'start (baseline)']),
    ]
  }
  if (part.kind !== 'map') return []
  const items = []
  if (part.letter) {
    const column = columnOf(part, part.letter)
    for (const [grade, [fill, colour]] of Object.entries(grades)) {
      const many = part.rows.filter((row) => row[part.letter] === grade).length
      items.push(item([['rect', { x: 1, y: 0, width: 22, height: 16, fill, stroke: '#6b7580' }],
        ['text', { x: 12, y: 12, 'text-anchor': 'middle', 'font-size': 12, fill: colour }, grade]], say(column.title) + ' ' + grade + ': ' + show(many, 'count')))
    }
  }
  if (part.spots) {
    items.push(item([['rect', { x: 1, y: 1, width: 22, height: 14, fill: '#f8c9a4', stroke: '#8a3b00' }],
      ['path', { d: 'M3 15L15 1M10 15L22 1', stroke: '#8a3b00' }]], part.spots.title))
  }
  const shapes = { circle: ['circle', { cx: 12, cy: 8, r: 4 }], rect: ['rect', { x: 9, y: 5, width: 6, height: 6 }], triangle: ['path', { d: 'M12 2l6 11H6z' }] }
  const rows = part.points?.rows || []
  ;[...new Set(rows.map((row) => row.kind))].forEach((kind, k) => {
    const { symbol, colour } = lookOf(kind, k)
    const [tag, attributes] = shapes[symbol]
    items.push(item([[tag, { ...attributes, fill: colour }]], show(kind)))
  })
  return items
}

// Draws a chart for the width that it has, or the one that is given.
function draw(one, width) {
  const { part, box } = one
  const wide = Math.floor(width || box.clientWidth)
  if (!wide || (one.wide === wide)) return
  one.wide = wide
  const { option, height, empty } = kinds[part.kind](part, wide)
  if (empty) {
    box.replaceChildren(element('p', { class: 'empty' }, say(ui.noData)))
    return
  }
  one.chart?.dispose()
  box.style.height = height + 'px'
  one.chart = echarts.init(box, null, { renderer: 'svg', width: wide, height, locale: language ? 'EN' : 'ZH' })
  const label = box.getAttribute('aria-label')
  one.chart.setOption({
    animation: false, textStyle: { fontFamily: font }, ...option,
    aria: { enabled: true, label: { description: label }, decal: { show: part.kind === 'bars' && part.bars.length > 1 } },
  })
  one.chart.getZr().flush()
  const svg = box.querySelector('svg')
  // on paper the style sheet may shrink it
  svg?.setAttribute('viewBox', '0 0 ' + wide + ' ' + height)
}
