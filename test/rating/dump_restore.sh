#!/bin/bash
# A database that uses ratings and grid codes, dumped and restored. Prints TAP.
set -euo pipefail
. "$(dirname "$0")/../house/include/dump.sh"

contents() {
	run "$1" "SELECT * FROM gov.cell ORDER BY code"
	run "$1" "SELECT code, sheet, sheet::jsonb FROM gov.stored ORDER BY code"
	run "$1" "SELECT * FROM gov.rating ORDER BY code"
	run "$1" "SELECT * FROM gov.parts_1 ORDER BY code"
}

echo 1..4
dump_and_restore "
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
ok "$(run "$target_db" "SELECT sum(share) FROM gov.rating")" "100.00" "functions over the types"
exit $failed
