CREATE TABLE checkup (
	year int PRIMARY KEY,
	m indicator_matrix CHECK (cardinality(units(m)) > 1),
	matrix_size jsonb GENERATED ALWAYS AS (jsonb(m)) STORED
);
INSERT INTO checkup
SELECT y, indicator_matrix_agg('街道 ' || u, '"i" ' || i,
	CASE WHEN (u + i) % 7 > 0 THEN sin(y * u * i) / 3 END)
FROM generate_series(2021, 2023) AS y, generate_series(1, 20) AS u, generate_series(1, 5) AS i
GROUP BY y;
CREATE VIEW ranking AS
SELECT year, c.*, u.mean_rank
FROM checkup,
	composite(normalise(m, 'minmax', ARRAY['"i" 1'], 1, 100), equal_weights(m), 'geometric') AS c,
	rank_uncertainty(m, equal_weights(m), 20, 0.5, 1) AS u
WHERE u.unit = c.unit;

CREATE VIEW holds AS
SELECT 'methods over the matrix' AS what, count(*) = 60 AS is_so FROM ranking;
