#!/bin/bash
# Every test belongs to a room, and every room has the files that all rooms
# have. A room is a folder of src/ with SQL in it. Prints TAP.
set -euo pipefail
. "$(dirname "$0")/include/tap.sh"
cd "$(dirname "$0")/../.."

rooms=$(printf '%s\n' src/*/*.sql | cut -d/ -f2 | sort -u)

#   not_a_room NAME...: those that are no room's name
not_a_room() { comm -13 <(echo "$rooms") <(printf '%s\n' "$@" | sort -u); }

ok "$(not_a_room $(basename -a sql/*.sql | cut -d_ -f1))" "" \
	"sql/: the part of a name before the first _ is a room"
ok "$(diff <(basename -s .sql -a sql/*) <(basename -s .out -a expected/*))" "" "expected/ holds a file for each in sql/"
ok "$(not_a_room $(basename -a test/*/))" "$(printf 'drivers\nfuzz\nhouse')" \
	"test/ has a folder for rooms, and test/house/, test/drivers/, test/fuzz/"
for room in $rooms; do
	missing=()
	for part in dump schemas; do
		# what has no type, stores nothing
		if [ $part = dump ] && ! grep -q '^CREATE TYPE' src/"$room"/*.sql; then continue; fi
		[ -s "test/$room/house/$part.sql" ] || missing+=("test/$room/house/$part.sql")
	done
	compgen -G "sql/${room}_*.sql" >/dev/null || missing+=("sql/${room}_*.sql")
	compgen -G "test/$room/*.s*" >/dev/null || missing+=("test/$room/*.sql or *.sh")
	ok "${missing[*]}" "" "$room has its part of every test that concerns all rooms, and tests of its own"
done
done_testing
