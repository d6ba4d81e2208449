#!/bin/bash
# Stored areas and indexes, with what is generated from them, dumped and
# restored. Prints TAP.
set -euo pipefail
. "$(dirname "$0")/../house/include/dump.sh"

contents() {
	run "$1" "SELECT id, md5(area::text), covered, md5(grid::text) FROM gov.stored ORDER BY id"
	run "$1" "SELECT * FROM gov.board"
}

echo 1..3
dump_and_restore "
	CREATE TABLE stored (id int PRIMARY KEY, area service_area, grid grid_index,
		covered float8 GENERATED ALWAYS AS (covered_area(area)) STORED,
		CHECK (facility_count(area) > 0));
	INSERT INTO stored SELECT k, service_area_agg(ST_MakePoint(i / 7.0, k), i / 70.0), grid_index_agg(('310114001001' || lpad(i::text, 3, '0'))::grid_code, ST_MakeEnvelope(i, k, i + 1, k + 1))
	FROM generate_series(1, 5) AS k, generate_series(1, 300) AS i GROUP BY k;
	CREATE VIEW board AS SELECT rollup(area)::jsonb AS area, rollup(grid)::jsonb AS grid,
		ST_Area(uncovered(rollup(area), ST_MakeEnvelope(0, 0, 9, 9)))::numeric(10, 6) FROM stored;"
exit $failed
