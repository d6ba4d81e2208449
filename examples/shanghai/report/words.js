// What the page says itself, and the words that the views hold: [Chinese, English].
// A word that is not here is shown as it is.
'use strict'

const ui = {
  title: ['城市管理规划报告', 'District plans: the report'],
  other: ['English', '中文'],
  contents: ['目录', 'Contents'],
  latest: ['按最新数据', 'By the latest data'],
  allDistricts: ['全部区', 'All districts'],
  synthetic: ['合成数据', 'Synthetic data'],
  syntheticNote: [
    '除注明“实际上报”外,本页的数值均为合成数据(虚构),不说明任何区、任何单位的情况。真实的是各区规划的指标、目标值、牵头单位与日期。',
    'But for what is marked as reported, all values on this page are synthetic (invented) and say nothing about any district or unit. Real are the indicators, targets, lead units and dates of the plans.'],
  noData: ['无数据', 'No data'],
  numbers: ['数据表', 'The numbers'],
  rows: ['{rows} 行', '{rows} rows'],
  more: ['全部 {rows} 行', 'All {rows} rows'],
  first: ['以下为前 {shown} 行,共 {rows} 行', 'The first {shown} of {rows}'],
  described: ['{title}。数值见图下的数据表。', '{title}. The numbers stand in the table below the chart.'],
  printed: ['{title}(数据表见网页)', '{title} (the numbers: on the page)'],
  made: ['由数据库视图生成;离线可用,不联网。', 'Made from views of the database; it works offline and loads nothing.'],
  million: ['万元', 'million yuan'],
  notApplicable: ['不适用', 'does not apply'],
  nothing: ['数据库中没有可用的章节', 'The database has no view that a chapter reads'],
}

const words = {
  completed: ['已完成', 'completed'],
  on_track: ['正常', 'on track'],
  at_risk: ['有风险', 'at risk'],
  delayed: ['滞后', 'delayed'],
  overdue: ['逾期', 'overdue'],
  not_started: ['未开始', 'not started'],
  better: ['好于上年', 'better'],
  worse: ['差于上年', 'worse'],
  same: ['与上年相同', 'the same'],
  'not known': ['上年无数', 'not known'],
  synthetic: ['合成', 'synthetic'],
  reported: ['实际上报', 'reported'],
  '(none named)': ['规划未列单位', '(none named)'],
  park: ['公园', 'park'],
  'bus stop': ['公交站', 'bus stop'],
  'rail station': ['轨道交通站', 'rail station'],
  city: ['市', 'city'],
  district: ['区', 'district'],
  street: ['街镇', 'street'],
  community: ['社区', 'community'],
  area: ['面积', 'area'],
  people: ['人口', 'people'],
  stations: ['车站', 'stations'],
  'parks within 500 m': ['公园 500 米覆盖', 'parks within 500 m'],
  'parks within 300 m': ['公园 300 米覆盖', 'parks within 300 m'],
  'parks by size: large ones 500 m, small ones 300 m': ['公园分级覆盖(大型 500 米,小型 300 米)', 'parks by size: large ones 500 m, small ones 300 m'],
  'bus stops within 500 m': ['公交站 500 米覆盖', 'bus stops within 500 m'],
  'rail stations with a bus stop within 50 m': ['50 米内有公交站的轨道交通站', 'rail stations with a bus stop within 50 m'],
  'road density, km/km2': ['路网密度(km/km2)', 'road density, km/km2'],
  '嘉定区, in all': ['嘉定区合计', '嘉定区, in all'],
  Jiading: ['嘉定', 'Jiading'], Xuhui: ['徐汇', 'Xuhui'], Changning: ['长宁', 'Changning'], Qingpu: ['青浦', 'Qingpu'], Songjiang: ['松江', 'Songjiang'],
  true: ['是', 'yes'],
  false: ['否', 'no'],
  met: ['达标', 'met'],
  failed: ['未达标', 'not met'],
  生态宜居: ['生态宜居', 'Ecology'],
  健康舒适: ['健康舒适', 'Health'],
  安全韧性: ['安全韧性', 'Safety'],
  交通便捷: ['交通便捷', 'Transport'],
  风貌特色: ['风貌特色', 'Character'],
  整洁有序: ['整洁有序', 'Tidiness'],
  多元包容: ['多元包容', 'Inclusion'],
  创新活力: ['创新活力', 'Innovation'],
}

// How a status looks: its colour (of style.css and below) and its shape. Shape and
// word say the same as the colour.
const marks = {
  completed: ['good', '✔'], met: ['good', '✔'], better: ['good', '↗'],
  on_track: ['good', '●'],
  at_risk: ['warn', '▲'],
  delayed: ['bad', '▼'], worse: ['bad', '↘'],
  overdue: ['bad', '■'], failed: ['bad', '✘'],
  not_started: ['none', '○'], same: ['none', '='], 'not known': ['none', '?'],
}

// Each is dark enough for white letters and for a white page.
const colours = {
  good: '#1a7f37', fine: '#0b6e8a', warn: '#9a6700', bad: '#c41e2a', wait: '#5b4fb3', none: '#5f6872',
  plain: '#1f5fa8', other: '#8a3f7c',
}
