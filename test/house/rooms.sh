#!/bin/bash
# Every test belongs to a room, and every room has the files that all rooms
# have. A room is a folder of src/ with SQL in it. Prints TAP.
set -euo pipefail
. "$(dirname "$0")/include/tap.sh"
cd "$(dirname "$0")/../.."

rooms=$(printf '%s\n' src/*/*.sql | cut -d/ -f2 | sort -u)

#   not_a_room NAME...: those that are no room's name
not_a_room() { comm -13 <(echo "$rooms") <(printf '%s\n' "$@" | sort -u); }

#   included_by ROOM: the folders of src/ whose headers its files include
included_by() { sed -n 's/^#include "\([a-z_]*\)\/.*/\1/p' src/"$1"/*.[ch] | sort -u; }

# rooms stand on base and geometry, geometry on base, and base on nothing
for room in base geometry $rooms; do
	case $room in
	base) floors=base ;;
	geometry) floors='base geometry' ;;
	*) floors="base geometry $room" ;;
	esac
	strangers=$(comm -12 <(included_by "$room") <(comm -23 <(basename -a src/*/ | sort) <(printf '%s\n' $floors | sort)))
	ok "$strangers" "" "$room includes no header of another room"
done
long=
for file in src/*/*.[ch]; do
	if [ "$(wc -l <"$file")" -gt 600 ] && ! sed '/\*\//q' "$file" | grep -q '600 lines'; then long+="$file "; fi
done
ok "$long" "" "no file of src/ has more than 600 lines without a reason in its first comment"

ok "$(not_a_room $(basename -a sql/*.sql | cut -d_ -f1))" "" \
	"sql/: the part of a name before the first _ is a room"
ok "$(diff <(basename -s .sql -a sql/*) <(basename -s .out -a expected/*))" "" "expected/ holds a file for each in sql/"
ok "$(not_a_room $(basename -a test/*/))" "$(printf 'drivers\nfuzz\nhouse\nreport')" \
	"test/ has a folder for rooms, and test/house/, test/drivers/, test/report/, test/fuzz/"
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
