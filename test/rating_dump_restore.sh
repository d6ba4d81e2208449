#!/bin/bash
# Dump a database that uses ratings and grid codes and restore it into an empty
# one; pg_restore runs with search_path = ''. Prints TAP.
set -euo pipefail

source_db="citygov_dump_$$"
target_db="citygov_restore_$$"
dump=$(mktemp)
trap 'dropdb --if-exists "$source_db"; dropdb --if-exists "$target_db"; rm -f "$dump"' EXIT

run() { psql -X -q -A -t -v ON_ERROR_STOP=1 -d "$1" -c "$2"; }
contents() {
	run "$1" "SELECT * FROM gov.cell ORDER BY code"
	run "$1" "SELECT code, sheet, sheet::jsonb FROM gov.stored ORDER BY code"
	run "$1" "SELECT * FROM gov.rating ORDER BY code"
	run "$1" "SELECT * FROM gov.parts_1 ORDER BY code"
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

echo 1..4
createdb -T template0 -E UTF8 "$source_db"
createdb -T template0 -E UTF8 "$target_db"
run "$source_db" "
	SET client_min_messages = error;
	CREATE SCHEMA ext;
	CREATE SCHEMA gov;
	CREATE EXTENSION citygov SCHEMA ext CASCADE;
	SET search_path = gov, ext, public;
	CREATE TABLE cell (
		code grid_code PRIMARY KEY CHECK (code <@ '310114'),
		street grid_code GENERATED ALWAYS AS (ancestor(code, 'street')) STORED,
		card scorecard NOT NULL DEFAULT '市容环境 120, \"创 新\" 20 bonus',
		scale grade_scale NOT NULL DEFAULT 'A >= 110, B >= 60, C'
	);
	CREATE INDEX cell_street ON cell (street) WHERE street <@ '310114';
	CREATE INDEX cell_level ON cell (level(code), grade(60, scale));
	INSERT INTO cell (code) SELECT ('310114' || to_char(i, 'FM000000000'))::grid_code FROM generate_series(1, 100) AS i;
	CREATE TABLE stored (code grid_code REFERENCES cell, sheet score_sheet);
	INSERT INTO stored SELECT code, score_agg(card, '市容环境', -0.1 * ordinal(code), ordinal(code) = 7) FROM cell GROUP BY code;
	CREATE VIEW rating AS SELECT code, grade(rollup(sheet), 'A >= 110, B >= 60, C'), apportion(100, ordinal(code)) OVER (ORDER BY code) AS share FROM stored GROUP BY code;
	CREATE TABLE parts (code grid_code) PARTITION BY RANGE (code);
	CREATE TABLE parts_1 PARTITION OF parts FOR VALUES FROM ('310114') TO ('310115');
	INSERT INTO parts SELECT code FROM cell;"

pg_dump -Fc -f "$dump" "$source_db"
errors=$(pg_restore -d "$target_db" "$dump" 2>&1) || true
ok "$errors" "" "restores without a message"
ok "$(contents "$target_db")" "$(contents "$source_db")" "the same rows, sheets and shares"
ok "$(run "$target_db" "SELECT sum(share) FROM gov.rating")" "100.00" "functions over the types"
ok "$(pg_dump "$target_db" | grep -v '^\\\(un\)\?restrict')" "$(pg_dump "$source_db" | grep -v '^\\\(un\)\?restrict')" \
	"the same dump again"
exit $failed
