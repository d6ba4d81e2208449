--
-- read_targets, read_target and read_number: what a user types and sees
--
\pset null '-'
SET datestyle = ISO;
SELECT "position", phrase, subject, target, kind, hedge, stretch, due, per
FROM read_targets('到2026年底,绿化覆盖率达到40%以上。力争每年新建口袋公园12座、绿道1.5万米,基本实现公厕全覆盖;违法建筑动态清零。已建成泵站3座。', '[2024-01-01,2026-12-31]');

-- a month without a year is in the period's year, if that is one
SELECT phrase, due FROM read_targets('6月底前完成整治11处', '[2025-01-01,2026-01-01)');
SELECT phrase, due FROM read_targets('6月底前完成整治11处', '[2025-01-01,2027-01-01)');
SELECT phrase, due FROM read_targets('6月底前完成整治11处');
SELECT phrase, due FROM read_targets('6月底前完成整治11处', 'empty');
SELECT phrase, due FROM read_targets('6月底前完成整治11处', '(,)');
SELECT phrase, due FROM read_targets('6月底前完成整治11处', '(,2026-01-01)');
SELECT phrase, due FROM read_targets('6月底前完成整治11处', '[-infinity,infinity]');

-- years before the plan are past
SELECT count(*) FROM read_targets('2023年完成整治11处', '[2024-01-01,2027-01-01)');
SELECT count(*) FROM read_targets('2023年完成整治11处', '[2023-01-01,2027-01-01)');

-- chapters that look back
SELECT phrase, target FROM read_targets(E'一、发展回顾\n新建公园5座。\n(一)绿化\n新建绿道9公里。\n二、主要目标\n新建公园8座。');

-- nothing to read
SELECT count(*) FROM read_targets(NULL);
SELECT count(*) FROM read_targets('');
SELECT count(*) FROM read_targets('没有数字的一句话。');
SELECT read_target('没有数字的一句话。') IS NULL AS none, read_target('新建公园5座、绿道9公里') IS NULL AS several;

-- one
SELECT read_target('供水水质综合合格率达到99%以上'), read_target('日均浓度控制在35微克/立方米以内'), read_target('新增泊位300到500个');
SELECT read_number('一百零五'), read_number('百分之九十五'), read_number('2,300万'), read_number('20余');

-- numbers that are no figures of a plan
SELECT count(*) FROM read_targets('新建公园' || repeat('9', 400) || '座');
SELECT count(*) FROM read_targets('新建公园' || repeat('九', 400) || '座');
SELECT count(*) FROM read_targets('覆盖率达到1' || repeat('0', 309) || '%');
SELECT count(*) FROM read_targets('新建公园5' || repeat('座', 1000));

-- long texts: every page gives its targets, in their places
SELECT count(*), max("position"), bool_and(phrase = '新建公园5座')
FROM read_targets(repeat('新建公园5座。', 10000));
SELECT count(*) FROM read_targets(repeat('公园', 100000));
SELECT count(*) FROM read_targets(repeat('新建公园5座、', 10000));
SELECT count(*) > 9000 AS most FROM read_targets(repeat('(“《', 10000) || repeat(E'\n新建公园5座', 10000));
