-- Loads the checkup's areas: the city, the districts and streets of the plans, and
-- a few communities with invented names and codes. Its indicators: which indicators
-- of the five plans they are; names, units and standards are those of the plans.
-- And which of them applies where.

\ir ../settings.sql

INSERT INTO checkup_area (code, level, name, parent_code, source)
VALUES ('310000', 'city', '上海市', NULL, 'reported');
INSERT INTO checkup_area (code, level, name, parent_code, source)
SELECT code, level, name, coalesce(parent_code, '310000'), 'reported'
FROM area
ORDER BY code;

CREATE TEMP TABLE found (code text, features text[]);
\copy found FROM 'checkup/data/area_features.csv' WITH (FORMAT csv, HEADER match)
UPDATE checkup_area a SET features = f.features FROM found f WHERE f.code = a.code;
DROP TABLE found;

ALTER TABLE checkup_area ALTER level SET DEFAULT 'community', ALTER source SET DEFAULT 'synthetic';
\copy checkup_area (code, name, parent_code, features) FROM 'checkup/data/community_synthetic.csv' WITH (FORMAT csv, HEADER match)
ALTER TABLE checkup_area ALTER level DROP DEFAULT, ALTER source DROP DEFAULT;

CREATE TEMP TABLE chosen (checkup_indicator_id int, level text, needs text, dimension text, indicator_id int, direction int);
\copy chosen FROM 'checkup/data/checkup_indicator.csv' WITH (FORMAT csv, HEADER match)

INSERT INTO checkup_indicator (checkup_indicator_id, level, needs, dimension, indicator_id, name, unit, standard, direction)
SELECT c.checkup_indicator_id, c.level, c.needs, c.dimension, c.indicator_id, i.name, i.unit, i.target, c.direction
FROM chosen c
JOIN indicator i USING (indicator_id);

DROP TABLE chosen;

-- The rule: an indicator applies to the areas of its level that have what it needs.
-- Of the districts only Jiading is checked.
INSERT INTO checkup_applies (checkup_indicator_id, area_code, level)
SELECT i.checkup_indicator_id, a.code, i.level
FROM checkup_indicator i
JOIN checkup_area a USING (level)
WHERE (i.needs IS NULL OR i.needs = ANY (a.features))
  AND (a.level <> 'district' OR a.code = '310114')
ORDER BY i.checkup_indicator_id, a.code;
