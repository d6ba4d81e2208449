CREATE TABLE stored (
	id int PRIMARY KEY,
	area service_area CHECK (facility_count(area) > 0),
	covered float8 GENERATED ALWAYS AS (covered_area(area)) STORED
);
INSERT INTO stored
SELECT k, service_area_agg(ST_MakePoint(i / 7.0, k), i / 70.0)
FROM generate_series(1, 5) AS k, generate_series(1, 300) AS i
GROUP BY k;
CREATE VIEW board AS
SELECT rollup(area)::jsonb AS area,
	ST_Area(uncovered(rollup(area), ST_MakeEnvelope(0, 0, 9, 9)))::numeric(10, 6)
FROM stored;

CREATE VIEW holds AS
SELECT 'an area that was stored' AS what, covers(area, ST_MakePoint(1, 1)) AS is_so
FROM stored WHERE id = 1;
