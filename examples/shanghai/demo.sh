#!/bin/bash
# Loads the example into a database, unless it is there, and prints the first
# dashboard of each room; of the room that is named, all of them.
#   [SCHEMA=shanghai] demo.sh [ROOM]
# The database is psql's: PGDATABASE, PGHOST and the like. A room is a folder
# with a schema.sql; README.md tells what else it holds.
set -euo pipefail
cd "$(dirname "$0")"
schema=${SCHEMA:-shanghai}
export PGOPTIONS="${PGOPTIONS:-} -c client_min_messages=warning"

run() { psql -X -q -v ON_ERROR_STOP=1 -v schema="$schema" "$@"; }

# A room comes after those that its file `needs` names.
rooms=()
add() {
	local need
	[[ " ${rooms[*]} " != *" $1 "* ]] || return 0
	for need in $(cat "$1/needs" 2>/dev/null); do add "$need"; done
	rooms+=("$1")
}
add targets
for file in */schema.sql; do add "${file%/*}"; done

if [ $# -gt 0 ] && [[ " ${rooms[*]} " != *" $1 "* ]]; then
	echo "demo.sh: no room \"$1\"; there are: ${rooms[*]}" >&2
	exit 2
fi

there=$(run -A -t -v ON_ERROR_STOP=1 <<<"SELECT EXISTS (SELECT FROM pg_namespace WHERE nspname = :'schema')")
if [ "$there" = f ]; then
	echo "Loading the plans of five Shanghai districts into the schema $schema ..."
	# all of it or nothing; the dashboards are run for the views that they create
	files=(-f schema.sql -f load.sql)
	shopt -s nullglob
	for room in "${rooms[@]}"; do
		for file in "$room"/{schema,load,*_synthetic}.sql "$room"/dashboards/*.sql; do
			[ ! -e "$file" ] || files+=(-f "$file")
		done
	done
	run -1 -c 'CREATE EXTENSION IF NOT EXISTS citygov CASCADE' "${files[@]}" >/dev/null
fi

if [ $# -gt 0 ]; then
	for file in "$1"/dashboards/*.sql; do run -f "$file"; done
else
	for room in "${rooms[@]}"; do
		for file in "$room"/dashboards/*.sql; do run -v rows=8 -f "$file"; break; done
	done
fi
