CREATE TABLE stored (
	id int PRIMARY KEY,
	network street_network CHECK (segment_count(network) > 0),
	walk walk_area,
	reached float8 GENERATED ALWAYS AS (reached_length(walk)) STORED
);
INSERT INTO stored (id, network, walk)
SELECT k, network, walk_area(network, (SELECT service_area_agg(ST_MakePoint(i, 5), 3 + i / 7.0) FROM generate_series(1, 9) AS i))
FROM (SELECT k, street_network_agg(ST_MakeLine(ST_MakePoint(i, 0), ST_MakePoint(i + k, 9)), 1 + i / 70.0) AS network
	FROM generate_series(1, 5) AS k, generate_series(1, 300) AS i
	GROUP BY k) AS q;
CREATE VIEW board AS
SELECT rollup(network)::jsonb AS network, sum(reached)::numeric(12, 6) AS reached,
	sum(ST_Length(reached_streets(walk)))::numeric(12, 6) AS drawn
FROM stored;

CREATE VIEW holds AS
SELECT 'streets that were stored' AS what, covers(walk, ST_MakePoint(5, 5)) AS is_so
FROM stored WHERE id = 1;
