CREATE TABLE cell (
	code grid_code PRIMARY KEY CHECK (code <@ '310114'),
	street grid_code GENERATED ALWAYS AS (ancestor(code, 'street')) STORED,
	level grid_level NOT NULL DEFAULT 'grid'
);
CREATE INDEX cell_street ON cell (street) WHERE street <@ '310114';
CREATE INDEX cell_level ON cell (level(code));
INSERT INTO cell
SELECT ('310114' || to_char(i, 'FM000000000'))::grid_code FROM generate_series(1, 100) AS i;
CREATE TABLE inspected (code grid_code REFERENCES cell);
INSERT INTO inspected SELECT code FROM cell;

CREATE TABLE parts (code grid_code) PARTITION BY RANGE (code);
CREATE TABLE parts_1 PARTITION OF parts FOR VALUES FROM ('310114') TO ('310115');
INSERT INTO parts SELECT code FROM cell;

CREATE TABLE stored (id int PRIMARY KEY, grid grid_index);
INSERT INTO stored
SELECT k, grid_index_agg(('310114001001' || lpad(i::text, 3, '0'))::grid_code,
	ST_MakeEnvelope(i, k, i + 1, k + 1))
FROM generate_series(1, 5) AS k, generate_series(1, 300) AS i
GROUP BY k;
CREATE VIEW board AS SELECT rollup(grid)::jsonb AS grid FROM stored;

CREATE VIEW holds AS
SELECT 'an index that was stored' AS what,
	locate(grid, ST_MakePoint(7.5, 1.5)) = '310114001001007' AS is_so
FROM stored WHERE id = 1;
