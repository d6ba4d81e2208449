#!/bin/bash
# A database that uses the extension, dumped and restored into an empty one;
# pg_restore runs with search_path = ''. Prints TAP.
#
# Each room gives a file test/<room>/house/dump.sql. It is run with the extension
# in the schema ext and a schema of the room's name for new objects. Every type
# of the room must be a column of a table there; every table and view must hold
# the same rows afterwards; and the view "holds" (what, is_so) must be true.
#   ROOM=target   only for this room
set -euo pipefail
. "$(dirname "$0")/include/tap.sh"
cd "$(dirname "$0")/../.."

source_db="citygov_dump_$$"
target_db="citygov_restore_$$"
dump=$(mktemp)
trap 'dropdb --if-exists "$source_db"; dropdb --if-exists "$target_db"; rm -f "$dump"' EXIT

run() { psql -X -q -A -t -v ON_ERROR_STOP=1 -d "$@"; }
plain_dump() { pg_dump "$1" | grep -v '^\\\(un\)\?restrict'; }

# the rooms that declare a type, and the types
rooms() {
	grep -l '^CREATE TYPE' src/${ROOM:-*}/*.sql | cut -d/ -f2 | sort -u
}
types() {
	sed -n 's/^CREATE TYPE \([a-z_]*\).*/\1/p' "src/$1"/*.sql | sort -u
}

# the types of the extension that the tables in a room's schema have columns of
stored_types() {
	run "$source_db" -c "
		SELECT DISTINCT t.typname
		FROM pg_attribute AS a JOIN pg_class AS c ON c.oid = a.attrelid
			JOIN pg_type AS t ON t.oid = a.atttypid
		WHERE c.relnamespace = '$1'::regnamespace AND c.relkind IN ('r', 'p') AND a.attnum > 0
			AND t.typnamespace = 'ext'::regnamespace" | sort
}

# every row of every table and view in a room's schema
contents() {
	run "$1" -c "
		SELECT format('SELECT %L, r::text FROM %s AS r ORDER BY r::text COLLATE \"C\";', relname, oid::regclass)
		FROM pg_class
		WHERE relnamespace = '$2'::regnamespace AND relkind IN ('r', 'p', 'v', 'm')
		ORDER BY relname COLLATE \"C\"" |
		run "$1" -f -
}

createdb -T template0 -E UTF8 "$source_db"
createdb -T template0 -E UTF8 "$target_db"
run "$source_db" -c 'SET client_min_messages = error' -c 'CREATE SCHEMA ext' \
	-c 'CREATE EXTENSION citygov SCHEMA ext CASCADE'
rooms=$(rooms)
declare -A before
for room in $rooms; do
	file=test/$room/house/dump.sql
	if [ -e "$file" ]; then
		run "$source_db" -c "CREATE SCHEMA $room" -c "SET search_path = $room, ext" -f "$file"
		missing=$(comm -23 <(types "$room") <(stored_types "$room"))
		before[$room]=$(contents "$source_db" "$room")
	else
		missing=$(types "$room")
	fi
	ok "$missing" "" "$room: $file stores every type of the room"
done

pg_dump -Fc -f "$dump" "$source_db"
ok "$(pg_restore -d "$target_db" "$dump" 2>&1 || true)" "" "restores without a message"
for room in $rooms; do
	[ "${before[$room]:-}" ] || continue
	ok "$(contents "$target_db" "$room")" "${before[$room]}" "$room: the same rows in every table and view"
	holds=$(run "$target_db" -c "SELECT is_so::text, what FROM $room.holds")
	while IFS='|' read -r is_so what; do
		ok "$is_so" true "$room: $what"
	done <<<"$holds"
done
ok "$(plain_dump "$target_db")" "$(plain_dump "$source_db")" "the same dump again"
done_testing
