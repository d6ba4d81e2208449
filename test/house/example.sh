#!/bin/bash
# The example loads into an empty database and prints what it is known to print
# (its data are real or computed from a fixed seed), and its views have only
# columns that every driver and BI tool can read. Prints TAP.
#   UPDATE=1 test/house/example.sh   writes examples/shanghai/demo.out
set -euo pipefail
. "$(dirname "$0")/include/tap.sh"
cd "$(dirname "$0")/../../examples/shanghai"

database="citygov_example_$$"
output=$(mktemp)
trap 'dropdb --if-exists "$database"; rm -f "$output"' EXIT

demo() { psql -X -q -v ON_ERROR_STOP=1 -d "$database" -f demo.sql 2>&1; }
run() { psql -X -q -A -t -v ON_ERROR_STOP=1 -d "$database" -c "$1"; }

echo 1..3
createdb -T template0 -E UTF8 "$database"
PGOPTIONS='-c client_min_messages=warning' run 'CREATE EXTENSION citygov CASCADE'
demo >"$output" || true
if [ "${UPDATE:-}" ]; then cp "$output" demo.out; fi
ok "$(cat "$output")" "$(cat demo.out)" "prints what it is known to print"
ok "$(demo | tail -n +2)" "$(tail -n +2 demo.out)" "a second run loads nothing and prints the same"
ok "$(run "
	SELECT format('%s.%s: %s', c.oid::regclass, a.attname, format_type(a.atttypid, a.atttypmod))
	FROM pg_class AS c JOIN pg_attribute AS a ON a.attrelid = c.oid AND a.attnum > 0
	WHERE c.relkind IN ('v', 'm') AND c.relname LIKE 'dashboard%' AND c.relnamespace NOT IN (
			SELECT oid FROM pg_namespace WHERE nspname IN ('public', 'information_schema', 'pg_catalog'))
		AND format_type(a.atttypid, NULL) NOT IN ('double precision', 'integer', 'text', 'date',
			'timestamp with time zone', 'boolean', 'geometry', 'public.geometry')")" \
	"" "every column of every dashboard is one that BI tools read"
exit $failed
