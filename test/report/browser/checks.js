// What a reader sees of the report, against what SQL says.  TAP; the folder given
// holds the pages that report.sh has made.
'use strict'
const { execFileSync } = require('child_process')
const { statSync, writeFileSync } = require('fs')
const { join } = require('path')
const { open } = require('./browser.js')
const work = process.argv[2]
const page = (name) => 'file://' + join(work, name + '.html')

let number = Number(process.env.NUMBER || 0)
let failed = false
function ok(got, expected, what) {
  const [one, other] = [got, expected].map((value) => JSON.stringify(value))
  console.log((one === other ? 'ok ' : 'not ok ') + ++number + ' - ' + what)
  if (one !== other) {
    failed = true
    const at = [...one].findIndex((letter, i) => letter !== other[i])
    console.log('# got      ' + one.slice(Math.max(0, at - 60), at + 300) + '\n# expected ' + other.slice(Math.max(0, at - 60), at + 300))
  }
}

// Rows of texts. n: a number with so many decimals, or up to 2 (NULL); p: per cent.
const functions = `
  SET search_path = shanghai, public;
  CREATE FUNCTION pg_temp.n(x numeric, d int DEFAULT 0) RETURNS text LANGUAGE sql AS $$
    SELECT coalesce(rtrim(to_char(round(x, coalesce(d, 2)), 'FM999,999,999,990' ||
      CASE WHEN d IS NULL THEN '.99' WHEN d > 0 THEN '.' || repeat('0', d) ELSE '' END), '.'), '–') $$;
  CREATE FUNCTION pg_temp.n(x float8, d int DEFAULT 0) RETURNS text LANGUAGE sql AS $$ SELECT pg_temp.n(x::numeric, d) $$;
  CREATE FUNCTION pg_temp.p(x float8) RETURNS text LANGUAGE sql AS $$ SELECT coalesce(pg_temp.n(100 * x::numeric, 1) || '%', '–') $$;
  CREATE FUNCTION pg_temp.d(x date) RETURNS text LANGUAGE sql AS $$ SELECT coalesce(to_char(x, 'FMYYYY年FMMM月FMDD日'), '–') $$;
  CREATE FUNCTION pg_temp.t(x text) RETURNS text LANGUAGE sql AS $$ SELECT coalesce(replace(replace(x, '>=', '≥'), '<=', '≤'), '–') $$;`

function sql(query) {
  return JSON.parse(execFileSync('psql', ['-X', '-q', '-A', '-t', '-v', 'ON_ERROR_STOP=1', '-c', functions,
    '-c', `SELECT coalesce(json_agg(to_jsonb(array(SELECT coalesce(value, '–') FROM jsonb_each_text(to_jsonb(q)) ORDER BY key))), '[]') FROM (${query}) AS q`],
  { encoding: 'utf8', maxBuffer: 1 << 26 }))
}

// The same of the page: these columns of the full table of a part.
function rows(browser, part, columns) {
  return browser.ask(`[...[...document.querySelectorAll('#${part} table')].pop().tBodies[0].rows].map((row) =>
    ${JSON.stringify(columns)}.map((name) => row.querySelector('[data-column="' + name + '"]').textContent))`)
}

// A part of the page against a query: its columns by name, whose values are a, b, c ...
async function same(browser, part, what, columns, query) {
  ok(await rows(browser, part, columns), sql(query), what)
}

const texts = (browser, selector) => browser.ask(`[...document.querySelectorAll(${JSON.stringify(selector)})].map((node) => node.textContent)`)
const complete = (browser) => browser.until('document.documentElement.dataset.complete === document.documentElement.dataset.ready')

async function numbers(browser) {
  const counts = (chapter) => texts(browser, `#${chapter} .counts dd`)
  ok(await counts('plans'), sql(`SELECT pg_temp.n(met + failed) AS a, pg_temp.n(met) AS b, pg_temp.n(failed) AS c, pg_temp.n(missing) AS d,
    pg_temp.n(not_yet_due) AS e, pg_temp.n(synthetic_values) AS f, pg_temp.n(reported_values) AS g
    FROM dashboard_by_district WHERE is_total`)[0], 'plans: the counts are those of the total line')
  await same(browser, 'plans-1', 'plans: the districts',
    ['district', 'with_target', 'due', 'met', 'failed', 'missing', 'met_rate', 'mean_attainment', 'not_yet_due', 'on_schedule', 'behind', 'not_judged'],
    `SELECT district AS a, with_target AS b, due AS c, met AS d, failed AS e, missing AS f, pg_temp.p(met_rate) AS g,
       pg_temp.p(mean_attainment) AS h, not_yet_due AS i, on_schedule AS j, behind AS k, not_judged AS l
     FROM dashboard_by_district WHERE NOT is_total ORDER BY plan_id`)
  for (const [part, due] of [['plans-2', true], ['plans-3', false]]) {
    await same(browser, part, `plans: the ten furthest, ${due ? 'due' : 'not yet due'}`,
      ['place', 'district', 'indicator', 'target_text', 'value', 'interim', 'start', 'attainment', 'due_on'],
      `SELECT place AS a, district AS b, indicator AS c, pg_temp.t(target) AS d, pg_temp.n(actual, NULL) AS e,
         pg_temp.n(split_part(interim, ' ', 2)::numeric, NULL) AS f, pg_temp.n(started_from, NULL) AS g, pg_temp.p(attainment) AS h, pg_temp.d(due_on) AS i
       FROM dashboard_furthest WHERE due = ${due} ORDER BY place`)
  }

  ok(await counts('progress'), sql(`SELECT (SELECT items::text FROM dashboard_progress_series WHERE district_en = 'All' ORDER BY as_of DESC LIMIT 1) AS a,
    (SELECT completed::text FROM dashboard_progress_series WHERE district_en = 'All' ORDER BY as_of DESC LIMIT 1) AS b,
    count(*) FILTER (WHERE status = 'overdue') AS c, count(*) FILTER (WHERE status = 'delayed') AS d, count(*) FILTER (WHERE status = 'at_risk') AS e
    FROM dashboard_supervision`)[0], 'progress: the counts')
  await same(browser, 'progress-1', 'progress: EV and PV of every month and district', ['district', 'as_of', 'items', 'ev', 'pv', 'spi'],
    `SELECT district AS a, pg_temp.d(as_of) AS b, items AS c, pg_temp.p(completion) AS d, pg_temp.p(planned_completion) AS e,
       pg_temp.n(schedule_performance_index, 3) AS f
     FROM dashboard_progress_series ORDER BY district_en = 'All', district COLLATE "C", as_of`)
  await same(browser, 'progress-3', 'progress: the board', ['lead_unit', 'items', 'overdue', 'delayed', 'at_risk', 'completed', 'spi'],
    `SELECT CASE lead_unit WHEN '(none named)' THEN '规划未列单位' ELSE lead_unit END AS a, items AS b,
       CASE WHEN overdue > 0 THEN '■ ' ELSE '' END || overdue AS c, CASE WHEN delayed > 0 THEN '▼ ' ELSE '' END || delayed AS d,
       CASE WHEN at_risk > 0 THEN '▲ ' ELSE '' END || at_risk AS e, CASE WHEN completed > 0 THEN '✔ ' ELSE '' END || completed AS f,
       pg_temp.n(schedule_performance_index, 3) AS g
     FROM dashboard_progress_board ORDER BY items < 3, schedule_performance_index, lead_unit_id, district_en`)
  await same(browser, 'progress-4', 'progress: the supervision list', ['item', 'status', 'days', 'done', 'total', 'variance', 'due_on', 'needed', 'forecast'],
    `SELECT item AS a, CASE status WHEN 'overdue' THEN '■ 逾期' WHEN 'delayed' THEN '▼ 滞后' ELSE '▲ 有风险' END AS b, pg_temp.n(days_overdue) AS c,
       pg_temp.n(done, NULL) AS d, pg_temp.n(total, NULL) AS e, pg_temp.p(schedule_variance) AS f, pg_temp.d(due_date) AS g,
       pg_temp.n(required_per_month, 1) AS h, pg_temp.d(forecast_finish) AS i
     FROM dashboard_supervision
     ORDER BY array_position('{overdue,delayed,at_risk}', status), days_overdue DESC, schedule_variance, work_item_id`)

  await same(browser, 'cells-1', 'cells: the cells', ['code', 'street', 'grade', 'vetoed', 'total', 'public_safety', 'innovation', 'people', 'place'],
    `SELECT code AS a, m.street AS b, m.grade AS c, CASE WHEN m.vetoed THEN '是' ELSE '否' END AS d, pg_temp.n(total, 1) AS e,
       pg_temp.n(public_safety, 1) AS f, pg_temp.n(innovation, 1) AS g, pg_temp.n(people) AS h, m.place AS i
     FROM map_cells AS m JOIN rating_by_cell AS r ON r.cell = m.code ORDER BY m.place`)
  ok((await texts(browser, '#cells-1 .legend li')).map((text) => text.replace(/^./, '')),
    sql("SELECT '等级 ' || grade || ': ' || count(*) AS a FROM map_cells GROUP BY grade ORDER BY grade").map(([text]) => text), 'cells: the legend counts the grades')
  await same(browser, 'cells-2', 'cells: the funds', ['street', 'cells', 'population', 'yuan'],
    `SELECT street AS a, cells AS b, pg_temp.n(population) AS c, pg_temp.n(yuan, 2) AS d FROM rating_funds WHERE NOT is_total ORDER BY yuan DESC`)
  ok((await rows(browser, 'cells-3', ['cells'])).reduce((sum, [n]) => sum + Number(n), 0), 355, 'cells: the distribution has every cell')
  await same(browser, 'cells-4', 'cells: the months', ['month', 'events', 'lost', 'earned'],
    `SELECT to_char(month, 'FMYYYY年FMMM月') AS a, pg_temp.n(events) AS b, pg_temp.n(lost) AS c, pg_temp.n(earned) AS d FROM rating_by_month ORDER BY month`)

  ok(await counts('checkup'), sql(`SELECT sum(judged) AS a, sum(passed) AS b, sum(failed) AS c, sum(no_data) AS d, sum(not_applicable) AS e,
    (SELECT count(*) FROM dashboard_checkup_problem WHERE year = 2025) AS f,
    (SELECT count(*) FROM dashboard_checkup_problem WHERE year = 2025 AND standard_due_on > '2025-12-31') AS g
    FROM dashboard_checkup_by_street WHERE year = 2025`)[0], 'checkup: the counts')
  ok(await texts(browser, '#checkup-1 .heat tbody td'),
    sql(`SELECT CASE WHEN judged > 0 THEN passed || '/' || judged WHEN not_applicable > 0 AND no_data = 0 THEN '∕' ELSE '–' END AS a
      FROM dashboard_checkup_by_street WHERE year = 2025
      ORDER BY area_code, array_position('{生态宜居,健康舒适,安全韧性,交通便捷,风貌特色,整洁有序,多元包容,创新活力}', dimension)`).map(([text]) => text),
    'checkup: the heat table')
  await same(browser, 'checkup-2', 'checkup: the index', ['street', 'arithmetic', 'geometric'],
    `SELECT street AS a, pg_temp.n(arithmetic_score, 1) AS b, pg_temp.n(geometric_score, 1) AS c
     FROM dashboard_checkup_index WHERE year = 2025 ORDER BY arithmetic_rank, area_code`)
  await same(browser, 'checkup-3', 'checkup: the ranks', ['street', 'rank', 'geometric', 'low', 'median', 'high'],
    `SELECT street AS a, arithmetic_rank AS b, geometric_rank AS c, pg_temp.n(rank_p05, NULL) AS d, pg_temp.n(rank_median, NULL) AS e, pg_temp.n(rank_p95, NULL) AS f
     FROM dashboard_checkup_index WHERE year = 2025 ORDER BY arithmetic_rank, area_code`)
  await same(browser, 'checkup-4', 'checkup: the problems', ['area', 'indicator', 'value', 'standard', 'gap', 'lead_unit'],
    `SELECT area AS a, indicator AS b, pg_temp.n(value, NULL) AS c, pg_temp.t(standard) AS d, pg_temp.n(gap, NULL) AS e, lead_unit AS f
     FROM dashboard_checkup_problem WHERE year = 2025 ORDER BY attainment, gap DESC, checkup_indicator_id, area_code`)
  await same(browser, 'checkup-6', 'checkup: who answers', ['lead_unit', 'problems', 'streets', 'mean_attainment'],
    `SELECT CASE lead_unit WHEN '-' THEN '–' ELSE lead_unit END AS a, problems AS b, streets AS c, pg_temp.p(mean_attainment) AS d
     FROM dashboard_checkup_responsibility WHERE year = 2025 ORDER BY problems DESC, lead_unit COLLATE "C"`)

  await same(browser, 'coverage-1', 'coverage: the targets', ['value', 'target', 'met', 'gap'],
    `SELECT pg_temp.n(value, NULL) AS a, pg_temp.t(target) AS b, coalesce(CASE WHEN met THEN '✔ 达标' WHEN NOT met THEN '✘ 未达标' END, '–') AS c, pg_temp.n(gap, NULL) AS d
     FROM (SELECT * FROM dashboard_coverage ORDER BY number, share_of) AS q`)
  for (const [part, what] of [['coverage-2', 'park'], ['coverage-3', 'stop']]) {
    await same(browser, part, `coverage: the cells without a ${what}`, ['code', 'coverage', 'people', 'without'],
      `SELECT code AS a, pg_temp.p(${what}_coverage) AS b, pg_temp.n(people) AS c, pg_temp.n(without_${what}) AS d
       FROM dashboard_blind_spots ORDER BY without_${what} DESC, code`)
  }
  await same(browser, 'coverage-4', 'coverage: the streets', ['street', 'park', 'stop', 'without_either'],
    `SELECT street AS a, pg_temp.p(sum(people - without_park) / sum(people)::float8) AS b,
       pg_temp.p(sum(people - without_stop) / sum(people)::float8) AS c, pg_temp.n(sum(without_either)) AS d
     FROM dashboard_blind_spots GROUP BY street ORDER BY sum(people - without_park) / sum(people)::float8, street`)
}

// The chapters of the rooms that came later, where they are.
async function laterNumbers(browser) {
  const there = await browser.ask("[...document.querySelectorAll('section.chapter')].map((node) => node.id)")
  const counts = async (chapter) => (await texts(browser, `#${chapter} .counts dd`))
  if (there.includes('cases')) {
    ok(await counts('cases'), sql(`SELECT count(met) AS a, count(*) FILTER (WHERE met) AS b, count(*) FILTER (WHERE NOT met) AS c, count(*) - count(met) AS d,
      (SELECT pg_temp.n(sum(open_after - overdue)) FROM dashboard_case_flow WHERE month_end = '2025-12-31') AS e,
      (SELECT pg_temp.n(sum(overdue)) FROM dashboard_case_flow WHERE month_end = '2025-12-31') AS f
      FROM dashboard_case_board WHERE lead_unit_id IS NOT NULL`)[0], 'cases: the counts')
    await same(browser, 'cases-1', 'cases: the board', ['lead_unit', 'kind', 'cases', 'on_time_rate', 'resolution_rate', 'target', 'met', 'satisfaction_rate'],
      `SELECT lead_unit AS a, kind AS b, pg_temp.n(cases) AS c, pg_temp.p(on_time_rate) AS d, pg_temp.p(resolution_rate) AS e, pg_temp.t(target) AS f,
         CASE WHEN met THEN '✔ 达标' WHEN NOT met THEN '✘ 未达标' END AS g, pg_temp.p(satisfaction_rate) AS h
       FROM dashboard_case_board ORDER BY position, lead_unit_id NULLS LAST`)
    await same(browser, 'cases-2', 'cases: the flow', ['kind', 'opened', 'closed', 'open_after', 'overdue'],
      `SELECT kind AS a, pg_temp.n(opened) AS b, pg_temp.n(closed) AS c, pg_temp.n(open_after) AS d, pg_temp.n(overdue) AS e
       FROM dashboard_case_flow ORDER BY position, month_end`)
    await same(browser, 'cases-3', 'cases: the durations', ['label', 'still_open', 'low', 'high'],
      `SELECT kind || ' ' || days || ' 天' AS a, pg_temp.p(still_open) AS b, pg_temp.p(low) AS c, pg_temp.p(high) AS d
       FROM dashboard_case_duration ORDER BY position, days`)
    await same(browser, 'cases-5', 'cases: the hazards', ['lead_unit', 'open', 'older', 'oldest'],
      `SELECT lead_unit AS a, pg_temp.n(open) AS b, older AS c, pg_temp.n(oldest, 1) AS d FROM dashboard_hazard ORDER BY oldest DESC NULLS LAST, lead_unit_id`)
  }
  if (there.includes('signs')) {
    ok(await counts('signs'), sql(`SELECT count(*) FILTER (WHERE level <> 'unknown') AS a, count(*) FILTER (WHERE level = 'normal') AS b,
      count(*) FILTER (WHERE level = '黄') AS c, count(*) FILTER (WHERE level = '橙') AS d, count(*) FILTER (WHERE level = '红') AS e,
      count(*) FILTER (WHERE level = 'unknown') AS f FROM dashboard_signs`)[0], 'signs: the counts')
    await same(browser, 'signs-3', 'signs: the hours', ['sign', 'alarms', 'chattering', 'yellow_hours', 'red_hours', 'known_share'],
      `SELECT sign AS a, alarms AS b, chattering AS c, pg_temp.n(yellow_hours, 1) AS d, pg_temp.n(red_hours, 1) AS e, pg_temp.p(known_share) AS f
       FROM dashboard_sign_time ORDER BY alarms DESC, sign_id`)
  }
  if (there.includes('duties')) {
    ok((await counts('duties')).slice(0, 5), sql(`SELECT sum(due) AS a, sum(kept) AS b, sum(late) AS c, sum(missed) AS d, count(next_due) AS e FROM dashboard_duties`)[0], 'duties: the counts')
    await same(browser, 'duties-1', 'duties: the board', ['duty', 'district', 'kept', 'missed', 'compliance', 'last_on', 'next_due'],
      `SELECT duty AS a, district AS b, kept AS c, missed AS d, pg_temp.p(compliance) AS e, pg_temp.d(last_on) AS f, pg_temp.d(next_due) AS g
       FROM dashboard_duties ORDER BY compliance NULLS LAST, indicator_id`)
  }
  if (there.includes('money')) {
    await same(browser, 'money-1', 'money: the districts', ['district', 'tasks', 'budget', 'spent', 'execution_rate', 'completion', 'planned', 'money_ahead'],
      `SELECT district AS a, tasks AS b, pg_temp.n(budget, 2) AS c, pg_temp.n(spent, 2) AS d, pg_temp.p(execution_rate) AS e, pg_temp.p(completion) AS f,
         pg_temp.p(planned_completion) AS g, pg_temp.p(money_ahead) AS h FROM dashboard_money_by_district ORDER BY plan_id NULLS LAST`)
    await same(browser, 'money-3', 'money: the estimates', ['district', 'by_cpi', 'by_budget', 'by_cpi_spi', 'tcpi'],
      `SELECT district AS a, pg_temp.n(estimate_by_cpi, 2) AS b, pg_temp.n(estimate_by_budget, 2) AS c, pg_temp.n(estimate_by_cpi_spi, 2) AS d,
         pg_temp.n(to_complete_performance_index, 3) AS e FROM dashboard_estimates ORDER BY plan_id`)
    await same(browser, 'money-5', 'money: the unspent', ['district', 'year', 'unspent', 'share'],
      `SELECT district AS a, year AS b, pg_temp.n(unspent, 2) AS c, pg_temp.p(unspent_share) AS d FROM dashboard_unspent ORDER BY plan_id, year`)
  }
}

// Over each chart a pointer finds something that it tells of.
async function hovers(browser) {
  const silent = []
  const parts = await browser.ask('charts.map(({ box }) => box.closest(".part").id)')
  for (const part of parts) {
    await browser.ask(`document.querySelector('#${part} .chart').scrollIntoView({ block: 'center' })`)
    const box = await browser.ask(`(({ left, top, width, height }) => [left, top, width, height])(document.querySelector('#${part} .chart').getBoundingClientRect())`)
    let told = ''
    for (let i = 0; i < 400 && !told; i++) {
      await browser.hover(box[0] + box[2] * ((i * 0.618) % 1), box[1] + box[3] * ((i * 0.4143 + 0.3) % 1))
      told = await browser.ask(`[...document.querySelectorAll('#${part} .tip')].filter((tip) => getComputedStyle(tip.parentNode).visibility !== 'hidden').map((tip) => tip.textContent).join()`)
    }
    if (!told) silent.push(part)
  }
  ok(silent, [], `a pointer is told something on each of the ${parts.length} charts`)

  // the first cell of grade A, by its letter
  await browser.ask("document.querySelector('#cells-1 .chart').scrollIntoView({ block: 'center' })")
  const at = await browser.ask(`(({ left, top, width, height }) => [left + width / 2, top + height / 2])(
    [...document.querySelectorAll('#cells-1 svg text')].find((text) => text.textContent === 'A').getBoundingClientRect())`)
  const tip = async () => (await texts(browser, '#cells-1 .tip div')).map((text) => text.split(': ')[1])
  await browser.hover(...at)
  await browser.wait(300)
  const told = await tip()
  ok(told, sql(`SELECT m.code AS a, m.street AS b, m.grade AS c, CASE WHEN m.vetoed THEN '是' ELSE '否' END AS d, pg_temp.n(total, 1) AS e,
      pg_temp.n(city_appearance, 1) AS f, pg_temp.n(public_safety, 1) AS g, pg_temp.n(public_management, 1) AS h, pg_temp.n(public_services, 1) AS i,
      pg_temp.n(self_governance, 1) AS j, pg_temp.n(innovation, 1) AS k, pg_temp.n(people) AS l, m.place AS m
    FROM map_cells AS m JOIN rating_by_cell AS r ON r.cell = m.code WHERE code = '${told[0]}' AND m.grade = 'A'`)[0] ?? 'a cell of grade A',
  'a cell of the map tells its code, street, points by dimension and people')
}

const contrastProgram = `(() => {
  const light = (rgb) => rgb.map((c) => (c /= 255) <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4).reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0)
  const parse = (colour) => colour.match(/[\\d.]+/g).map(Number)
  const hex = (colour) => { const d = document.createElement('i'); d.style.color = colour; document.body.append(d); const c = parse(getComputedStyle(d).color); d.remove(); return c.slice(0, 3) }
  const contrast = (a, b) => { const [x, y] = [light(a), light(b)].sort((p, q) => q - p); return (x + 0.05) / (y + 0.05) }
  const bad = []
  for (const node of document.querySelectorAll('#page *')) {
    if (![...node.childNodes].some((child) => child.nodeType === 3 && child.textContent.trim()) || node.closest('svg, .chart')) continue
    let ground = [0, 0, 0, 0]
    for (let up = node; up && !ground[3] && ground[3] !== undefined; up = up.parentElement) { ground = parse(getComputedStyle(up).backgroundColor) }
    if (ground[3] === 0) ground = [255, 255, 255]
    const c = contrast(parse(getComputedStyle(node).color).slice(0, 3), ground.slice(0, 3))
    if (c < 4.5) bad.push(node.tagName + '.' + node.className + ' ' + c.toFixed(2) + ' ' + node.textContent.slice(0, 20))
  }
  for (const [name, colour] of Object.entries(colours)) if (contrast(hex(colour), [255, 255, 255]) < 4.5) bad.push(name)
  for (const [name, [ground, letter]] of Object.entries(grades)) if (contrast(hex(ground), hex(letter)) < 4.5) bad.push(name)
  for (const colour of [ink, quiet]) if (contrast(hex(colour), [255, 255, 255]) < 4.5) bad.push(colour)
  return [...new Set(bad)]
})()`

async function accessible(browser) {
  ok(await browser.ask(`[...document.querySelectorAll('.chart')].filter((box) => !(box.getAttribute('role') === 'img' &&
    box.getAttribute('aria-label')?.length > 20 && box.querySelector('svg') && box.closest('.part').querySelector('details table tbody tr')))
    .map((box) => box.closest('.part').id)`), [], 'every chart is an image with a description, and has its numbers as a table')
  ok(await browser.ask(contrastProgram), [], 'contrast is AA')
  ok(await browser.ask(`[...document.querySelectorAll('td.status')].filter((cell) => !/^[✔●▲▼■✘○↗↘=?] \\S/.test(cell.textContent)).length`), 0,
    'a status has a shape and a word')
  ok(await browser.ask(`charts.filter(({ part, box }) => part.kind === 'bars' && part.bars.length > 1 && !box.querySelector('pattern')).length`), 0,
    'bars of several colours have patterns')
}

async function languages(browser) {
  const headings = 'h1, h2, h3, .counts dt, summary, .says, .legend li, nav a'
  const chinese = await texts(browser, headings)
  const charts = await browser.ask("[...document.querySelectorAll('.chart')].map((box) => box.getAttribute('aria-label'))")
  await browser.ask("document.getElementById('language').click()")
  await complete(browser)
  const english = await texts(browser, headings)
  ok([english.length, english.filter((text, i) => text === chinese[i] && !/^[≥<\d–% ]+$/.test(text))], [chinese.length, []], 'the switch changes every heading, sentence and legend')
  ok((await texts(browser, 'h1, h2, h3, th[scope=col], .counts dt, .says, .legend li')).filter((text) => /[\u3400-\u9fff]/.test(text)), [], 'no Chinese word is left in them')
  ok(await browser.ask("[...document.querySelectorAll('.chart')].filter((box, i) => box.getAttribute('aria-label') === " + JSON.stringify(charts) + '[i]).length'), 0, 'nor a description')
  ok([await browser.ask('document.documentElement.lang'), await browser.ask('document.title')], ['en', 'District plans: the report'], 'the page is English')
  ok((await rows(browser, 'plans-2', ['due_on', 'district']))[0].join(), sql(`SELECT to_char(due_on, 'FMDD Mon YYYY') AS a, district_en AS b
    FROM dashboard_furthest WHERE due ORDER BY place LIMIT 1`)[0].join(), 'dates and districts are, too')
  await browser.ask("document.getElementById('language').click()")
  await complete(browser)
  ok(await texts(browser, headings), chinese, 'and back')
}

async function widths(browser) {
  for (const width of [360, 1280, 1920]) {
    await browser.size(width, 900)
    await browser.wait(300)
    for (const open of [false, true]) {
      await browser.ask(`document.querySelectorAll('details').forEach((node) => { node.open = ${open} })`)
      ok(await browser.ask(`(() => { const wide = document.documentElement.clientWidth
        return [document.documentElement.scrollWidth <= wide, [...document.querySelectorAll('#page *')].filter((node) => !node.closest('.chart > div:not(:first-child)') && node.getBoundingClientRect().right > wide + 1 && !node.closest('thead')).length,
          charts.filter(({ box }) => Math.abs(box.querySelector('svg').getBoundingClientRect().width - box.clientWidth) > 2).length] })()`),
      [true, 0, 0], `${width} wide: no sideways scrolling${open ? ', all tables open' : ', charts as wide as their place'}`)
    }
    await browser.ask("document.querySelectorAll('details').forEach((node) => { node.open = false })")
  }
  await browser.size(1280, 900)
}

// On paper each figure stands on one page: its heading and the line below it.
async function paper(browser) {
  const charts = await browser.ask("[...document.querySelectorAll('figure')].map((node) => [node.querySelector('h3').textContent, node.querySelector('figcaption').textContent])")
  const { data } = await browser.send('Page.printToPDF', { printBackground: true, preferCSSPageSize: true })
  const file = join(work, 'report.pdf')
  writeFileSync(file, Buffer.from(data, 'base64'))
  const plain = (text) => text.replace(/\s/g, '')
  const pages = execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' }).split('\f').map(plain)
  ok(charts.filter(([heading, caption]) => !pages.some((text) => text.includes(plain(caption)) && text.split(plain(heading)).length > 2)), [],
    `printed, no figure is cut between two of ${pages.length - 1} pages`)
  const boxes = execFileSync('pdftotext', ['-bbox', file, '-'], { encoding: 'utf8', maxBuffer: 1 << 26 })
  const width = Number(boxes.match(/<page width="([\d.]+)"/)[1])
  ok([Math.round(width), [...boxes.matchAll(/xMin="(-?[\d.]+)".*?xMax="([\d.]+)"/g)].filter(([, least, most]) => least < 0 || most > width).length], [595, 0],
    'nor is a word cut at the edge of A4')
  await browser.send('Emulation.setEmulatedMedia', { media: 'print' })
  await browser.size(718, 1000)
  await browser.ask("dispatchEvent(new Event('beforeprint'))")
  ok(await browser.ask(`charts.filter(({ box }) => { const [svg, at] = [box.querySelector('svg').getBoundingClientRect(), box.getBoundingClientRect()]
    return svg.right > at.right + 1 || svg.height > 1000 || svg.height > at.height + 1 }).length`), 0, 'nor a chart')
  await browser.send('Emulation.setEmulatedMedia', { media: '' })
  await browser.size(1280, 900)
  await browser.ask("dispatchEvent(new Event('afterprint'))")
}

async function main() {
  const browser = await open()
  try {
    await browser.size(1280, 900)
    await browser.send('Performance.enable', { timeDomain: 'threadTicks' })
    const before = (await browser.send('Performance.getMetrics')).metrics.find(({ name }) => name === 'TaskDuration').value
    await browser.go(page('report'))
    const busy = (await browser.send('Performance.getMetrics')).metrics.find(({ name }) => name === 'TaskDuration').value - before
    const ready = await browser.ask("performance.getEntriesByName('ready')[0].startTime")
    console.log(`# ready after ${Math.round(ready)} ms, ${Math.round(busy * 1000)} ms of them computing; ${Math.round(statSync(join(work, 'report.html')).size / 1024)} KB`)
    ok(busy < 2, true, 'the page is ready with less than 2 s of work')
    ok(statSync(join(work, 'report.html')).size < 3e6, true, 'it has less than 3 MB')
    await complete(browser)
    await numbers(browser)
    await laterNumbers(browser)
    await accessible(browser)
    await hovers(browser)
    await languages(browser)
    await widths(browser)
    await paper(browser)
    ok([browser.said, browser.requests], [[], [page('report')]], 'no error in the console, and nothing was asked for')

    // a district and a month
    await browser.go(page('jiading'))
    await complete(browser)
    ok(await texts(browser, 'header .when'), ['2025年6月 · 嘉定'], 'a month and a district stand at the top')
    await same(browser, 'plans-1', 'only the district is there', ['district', 'met'],
      "SELECT district AS a, met AS b FROM dashboard_by_district WHERE district = '嘉定'")
    await same(browser, 'progress-2', 'as of the month', ['district', 'ev'],
      "SELECT district AS a, pg_temp.p(completion) AS b FROM dashboard_progress_series WHERE district = '嘉定' AND as_of = '2025-06-30'")
    ok((await rows(browser, 'cells-4', ['month'])).length, 6, 'and up to the month')

    // data that is not there, or hard to bear
    const chapters = await browser.ask('document.querySelectorAll("section.chapter").length')
    for (const name of ['empty_month', 'no_district', 'nothing', 'nulls', 'hostile']) {
      browser.said.length = browser.requests.length = 0
      await browser.go(page(name))
      await complete(browser)
      await browser.ask("document.getElementById('language').click()")
      await complete(browser)
      ok([await browser.ask('document.querySelectorAll("section.chapter").length'), browser.said, browser.requests], [chapters, [], [page(name)]], `${name}: all chapters stand, without an error`)
      ok(await browser.ask('[typeof window.broken, document.querySelectorAll("script").length, document.querySelectorAll("#page b, #page img").length, document.title]'),
        ['undefined', 3, 0, 'District plans: the report'], `${name}: text stays text`)
      for (const width of [360, 1280]) {
        await browser.size(width, 900)
        await browser.wait(200)
        ok(await browser.ask('document.documentElement.scrollWidth <= document.documentElement.clientWidth'), true, `${name}: no sideways scrolling at ${width}`)
      }
      if (name === 'nothing' || name === 'no_district') {
        ok(await browser.ask(`[...document.querySelectorAll('.part')].filter((part) => part.querySelector('.empty')?.textContent !== 'No data' || part.querySelector('table, svg')).map((part) => part.id)`), [], `${name}: every part says "no data"`)
      }
    }
    ok((await browser.ask('document.body.textContent')).includes('"\'&amp;<b>b</b></script><script>window.broken=1</script>'), true, 'hostile text is shown as it is')

    await browser.go(page('few'))
    ok(await texts(browser, 'h2'), ['1. 规划指标总览合成数据'], 'a chapter whose views are not there is left out')
    await browser.go(page('none'))
    ok(await texts(browser, '.empty'), ['数据库中没有可用的章节'], 'and the page says when that is all of them')
  } finally {
    await browser.close()
  }
  console.log('1..' + number)
  process.exitCode = failed ? 1 : 0
}

main().catch((error) => {
  console.log('not ok ' + ++number + ' - the browser\n# ' + error.stack.replaceAll('\n', '\n# '))
  process.exit(1)
})
