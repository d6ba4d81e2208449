#!/bin/bash
# What programs see through their drivers: every view of the example has only
# plain columns there, and an indicator_target is written as a parameter.  TAP.
#
# Each program prints "read N views" after it has read them all and seen no type
# but the plain ones, and "wrote >= 95 %" after it has sent that as a string.
set -euo pipefail
. "$(dirname "$0")/../house/include/tap.sh"
cd "$(dirname "$0")/clients"

database="citygov_drivers_$$"
work=$(mktemp -d)
trap 'kill "${proxy:-}" 2>/dev/null || true; dropdb --if-exists --force "$database"; rm -rf "$work"' EXIT

createdb -T template0 -E UTF8 "$database"
export PGDATABASE=$database
../../../examples/shanghai/demo.sh >/dev/null 2>&1
# dashboards and maps are what other programs read
views=$(sed -n 's/^CREATE OR REPLACE VIEW \([a-z0-9_]*\) AS$/\1/p' ../../../examples/shanghai/*/dashboards/*.sql)
psql -X -q -v ON_ERROR_STOP=1 <<-END
	CREATE TABLE goal (driver text, target indicator_target);
	CREATE TABLE readable AS
	SELECT viewname AS view FROM pg_views
	WHERE schemaname = 'shanghai'
		AND (viewname LIKE 'map\_%' OR viewname = ANY (string_to_array('${views//$'\n'/,}', ',')));
END
views=$(psql -X -q -A -t -c "SELECT count(*) FROM readable")
expected="read $views views
wrote >= 95 %"

echo 1..7
ok "$([ "$views" -gt 20 ] && echo many)" "many" "the example has views to read"

#   driver NAME PROGRAM COMMAND...
driver() {
	local name=$1
	shift
	if ! command -v "$1" >/dev/null; then
		skip "$name" "$1 is not installed"
	else
		ok "$("$@" 2>&1 || true)" "$expected" "$name"
	fi
}

skip() {
	number=$((number + 1))
	echo "ok $number - $1 # SKIP $2"
}

driver "psycopg 2" /usr/bin/python3 psycopg_2.py
driver "psycopg 3, text and binary" /usr/bin/python3 psycopg_3.py

if command -v npm >/dev/null; then
	cp package.json package-lock.json node_postgres.js "$work"
	(cd "$work" && npm ci --no-audit --no-fund --ignore-scripts) >"$work/npm.log" 2>&1 || cat "$work/npm.log"
	DRIVERS=$PWD driver "node-postgres" node "$work/node_postgres.js"
else
	skip "node-postgres" "npm is not installed"
fi

# GDAL reads what has a geometry as layers, the rest as tables
if command -v ogrinfo >/dev/null; then
	ok "$(./gdal.sh "$work" 2>&1 || true)" "$expected" "GDAL"
else
	skip "GDAL" "ogrinfo is not installed"
fi

# Java knows TCP only; the server has none
if command -v javac >/dev/null && [ -e /usr/share/java/postgresql.jar ]; then
	/usr/bin/python3 proxy.py "$PGHOST/.s.PGSQL.${PGPORT:-5432}" >"$work/port" &
	proxy=$!
	until [ -s "$work/port" ]; do sleep 0.1; done
	ok "$(PGPORT=$(cat "$work/port") java -cp /usr/share/java/postgresql.jar Jdbc.java 2>&1 || true)" "$expected" "JDBC"
else
	skip "JDBC" "a JDK or libpostgresql-jdbc-java is not installed"
fi

ok "$(psql -X -q -A -t -c "SELECT DISTINCT target FROM goal")" ">= 95 %" "what was written is the same target"
exit $failed
