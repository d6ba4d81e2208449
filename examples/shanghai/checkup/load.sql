-- Loads the checkup's areas: the city, the districts and streets of the plans, and
-- a few communities with invented names and codes. And its indicators: which indicators of the five plans they are.
-- Names, units and standards are those of the plans.

SET search_path = shanghai, public;
\encoding UTF8

INSERT INTO checkup_area (code, level, name, parent_code, source)
VALUES ('310000', 'city', '上海市', NULL, 'reported');
INSERT INTO checkup_area (code, level, name, parent_code, source)
SELECT code, level, name, coalesce(parent_code, '310000'), 'reported'
FROM area
ORDER BY code;
ALTER TABLE checkup_area ALTER level SET DEFAULT 'community', ALTER source SET DEFAULT 'synthetic';
\copy checkup_area (code, name, parent_code) FROM 'checkup/data/community_synthetic.csv' WITH (FORMAT csv, HEADER match)
ALTER TABLE checkup_area ALTER level DROP DEFAULT, ALTER source DROP DEFAULT;

CREATE TEMP TABLE chosen (checkup_indicator_id int, level text, dimension text, indicator_id int, direction int);
\copy chosen FROM 'checkup/data/checkup_indicator.csv' WITH (FORMAT csv, HEADER match)

INSERT INTO checkup_indicator (checkup_indicator_id, level, dimension, indicator_id, name, unit, standard, direction)
SELECT c.checkup_indicator_id, c.level, c.dimension, c.indicator_id, i.name, i.unit, i.target, c.direction
FROM chosen c
JOIN indicator i USING (indicator_id);

DROP TABLE chosen;
