#!/bin/bash
# Dump stored areas and indexes, with what is generated from them, and restore
# them into an empty database. Prints TAP.
set -euo pipefail

source_db="citygov_spatial_dump_$$"
target_db="citygov_spatial_restore_$$"
dump=$(mktemp)
trap 'dropdb --if-exists "$source_db"; dropdb --if-exists "$target_db"; rm -f "$dump"' EXIT

run() { psql -X -q -A -t -v ON_ERROR_STOP=1 -d "$1" -c "$2"; }
contents() {
	run "$1" "SELECT id, md5(area::text), covered, md5(grid::text) FROM gov.stored ORDER BY id"
	run "$1" "SELECT * FROM gov.board"
}

number=0
failed=0
ok() {
	number=$((number + 1))
	if [ "$1" = "$2" ]; then
		echo "ok $number - $3"
	else
		echo "not ok $number - $3"
		printf '%s\n' "got: $1" "expected: $2" | sed 's/^/# /'
		failed=1
	fi
}

echo 1..2
createdb -T template0 -E UTF8 "$source_db"
createdb -T template0 -E UTF8 "$target_db"
run "$source_db" "
	SET client_min_messages = error;
	CREATE SCHEMA ext;
	CREATE SCHEMA gov;
	CREATE EXTENSION citygov SCHEMA ext CASCADE;
	SET search_path = gov, ext, public;
	CREATE TABLE stored (id int PRIMARY KEY, area service_area, grid grid_index,
		covered float8 GENERATED ALWAYS AS (covered_area(area)) STORED,
		CHECK (facility_count(area) > 0));
	INSERT INTO stored SELECT k, service_area_agg(ST_MakePoint(i / 7.0, k), i / 70.0), grid_index_agg(('310114001001' || lpad(i::text, 3, '0'))::grid_code, ST_MakeEnvelope(i, k, i + 1, k + 1))
	FROM generate_series(1, 5) AS k, generate_series(1, 300) AS i GROUP BY k;
	CREATE VIEW board AS SELECT rollup(area)::jsonb AS area, rollup(grid)::jsonb AS grid,
		ST_Area(uncovered(rollup(area), ST_MakeEnvelope(0, 0, 9, 9)))::numeric(10, 6) FROM stored;" >/dev/null

pg_dump -Fc -f "$dump" "$source_db"
errors=$(pg_restore -d "$target_db" "$dump" 2>&1) || true
ok "$errors" "" "restores without a message"
ok "$(contents "$target_db")" "$(contents "$source_db")" "the same areas, indexes and view"
exit $failed
