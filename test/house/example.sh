#!/bin/bash
# The example loads into an empty database and prints what it is known to print
# (its data are real or computed from a fixed seed); its views have only columns
# that every driver and BI tool can read; and all of it survives a dump. TAP.
#   UPDATE=1 test/house/example.sh   writes examples/shanghai/<room>/dashboards.out
set -euo pipefail
. "$(dirname "$0")/include/tap.sh"
cd "$(dirname "$0")/../../examples/shanghai"

database="citygov_example_$$"
restored="citygov_example_restored_$$"
elsewhere="citygov_example_elsewhere_$$"
output=$(mktemp)
trap 'dropdb --if-exists "$database"; dropdb --if-exists "$restored"; dropdb --if-exists "$elsewhere"; rm -f "$output"' EXIT

demo() { PGDATABASE=$database ./demo.sh "$@" 2>&1 || true; }
query() { psql -X -q -A -t -v ON_ERROR_STOP=1 -d "$1" -c "$2"; }

# Every table and view of the example in database $1, with a digest of its rows.
contents() {
	query "$1" "
		SELECT format('SELECT %L, count(*), md5(string_agg(t::text, chr(10) ORDER BY t::text COLLATE \"C\")) FROM %s AS t;',
			relname, oid::regclass)
		FROM pg_class WHERE relnamespace = 'shanghai'::regnamespace AND relkind IN ('r', 'v') ORDER BY relname" |
		psql -X -q -A -t -v ON_ERROR_STOP=1 -d "$1" 2>&1
}

rooms=(*/schema.sql)
rooms=("${rooms[@]%/schema.sql}")
echo 1..$((${#rooms[@]} + 7))

createdb -T template0 -E UTF8 "$database"
demo >"$output"
ok "$(head -n 1 "$output")" "Loading the plans of five Shanghai districts into the schema shanghai ..." "the example loads"
ok "$(demo)" "$(tail -n +2 "$output")" "a second run loads nothing and prints the same"
# tools/demo says a dozen lines more
ok "$(awk 'NR == 139' "$output")" "" "the first dashboards are 138 lines at most"

for room in "${rooms[@]}"; do
	demo "$room" >"$output"
	if [ "${UPDATE:-}" ]; then cp "$output" "$room/dashboards.out"; fi
	ok "$(cat "$output")" "$(cat "$room/dashboards.out")" "$room: prints what it is known to print"
done

views=$(sed -n 's/^CREATE OR REPLACE VIEW \([a-z0-9_]*\) AS$/\1/p' */dashboards/*.sql | sort)
ok "$(query "$database" "
	SELECT format('%s.%s: %s', c.relname, a.attname, format_type(a.atttypid, a.atttypmod))
	FROM pg_class AS c JOIN pg_attribute AS a ON a.attrelid = c.oid AND a.attnum > 0
	WHERE c.relnamespace = 'shanghai'::regnamespace
		AND c.relname = ANY (string_to_array('${views//$'\n'/,}', ','))
		AND format_type(a.atttypid, NULL) NOT IN ('double precision', 'integer', 'text', 'date',
			'timestamp with time zone', 'boolean', 'geometry')")" "" "every column of every dashboard is one that BI tools read"

createdb -T template0 -E UTF8 "$restored"
pg_dump -Fc -f "$output" "$database"
ok "$(pg_restore -d "$restored" "$output" 2>&1)" "" "the whole database restores without a message"
ok "$(contents "$restored")" "$(contents "$database")" "every table and view has the same rows"

# The same by hand, into a schema and beside extensions that are named otherwise.
createdb -T template0 -E UTF8 "$elsewhere"
query "$elsewhere" 'CREATE SCHEMA "the ext"; SET client_min_messages = warning; CREATE EXTENSION citygov SCHEMA "the ext" CASCADE'
by_hand() { psql -X -q -v ON_ERROR_STOP=1 -v schema='five plans' -d "$elsewhere" "$@" 2>&1 || true; }
by_hand -1 -f schema.sql -f load.sql -f targets/schema.sql -f targets/load.sql -f targets/observations_synthetic.sql
for file in targets/dashboards/*.sql; do by_hand -f "$file"; done >"$output"
ok "$(cat "$output")" "$(cat targets/dashboards.out)" "in another schema, too"
exit $failed
