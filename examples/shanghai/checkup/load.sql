-- Loads the checkup's indicators: which indicators of the five plans they are.
-- Names, units and standards are those of the plans.

SET search_path = shanghai, public;
\encoding UTF8

CREATE TEMP TABLE chosen (checkup_indicator_id int, level text, dimension text, indicator_id int, direction int);
\copy chosen FROM 'checkup/data/checkup_indicator.csv' WITH (FORMAT csv, HEADER match)

INSERT INTO checkup_indicator (checkup_indicator_id, level, dimension, indicator_id, name, unit, standard, direction)
SELECT c.checkup_indicator_id, c.level, c.dimension, c.indicator_id, i.name, i.unit, i.target, c.direction
FROM chosen c
JOIN indicator i USING (indicator_id);

DROP TABLE chosen;
