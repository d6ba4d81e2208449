#!/bin/bash
# A database that was made with each earlier version and updated has the same
# objects as one where the extension is new, and its data read the same.  TAP.
set -euo pipefail
cd "$(dirname "$0")"
. include/tap.sh

run() { psql -X -q -A -t -v ON_ERROR_STOP=1 -d "$1" "${@:2}"; }

# All that the catalog knows of each object of the extension, without OIDs.
objects() { run "$1" -f upgrade/objects.sql; }

# The data of the tables that upgrade/data_VERSION.sql made.
contents() { pg_dump --data-only "$1" | grep -v '^\\\(un\)\?restrict'; }

versions=()
for script in ../../upgrade/citygov--*.sql; do
	version=${script##*--}
	versions+=("${version%.sql}")
done
echo 1..$((5 * ${#versions[@]}))

fresh="citygov_fresh_$$"
old="citygov_old_$$"
moved="citygov_moved_$$"
trap 'for db in "$fresh" "$old" "$moved"; do dropdb --if-exists "$db"; done' EXIT
create() { createdb -T template0 -E UTF8 "$1"; run "$1" -c 'CREATE EXTENSION postgis'; }

create "$fresh"
run "$fresh" -c 'CREATE EXTENSION citygov'
for version in "${versions[@]}"; do
	create "$old"
	run "$old" -c "CREATE EXTENSION citygov VERSION '$version'"
	run "$old" -f "upgrade/data_$version.sql"
	before=$(contents "$old")

	create "$moved"
	run "$moved" -c 'CREATE EXTENSION citygov'
	pg_dump "$old" | grep -v '^CREATE EXTENSION\|^COMMENT ON EXTENSION\|^\\\(un\)\?restrict' | run "$moved" -f - >/dev/null
	ok "$(contents "$moved")" "$before" "$version: a dump reads the same in the new version"

	messages=$(run "$old" -c 'ALTER EXTENSION citygov UPDATE' 2>&1) || true
	ok "$messages" "" "$version: updates without a message"
	ok "$(objects "$old")" "$(objects "$fresh")" "$version: the same objects as a new installation"
	ok "$(contents "$old")" "$before" "$version: the data read the same"
	ok "$(pg_dump --schema-only "$old" | grep -c '^CREATE TABLE')" "$(grep -c '^CREATE TABLE' "upgrade/data_$version.sql")" \
		"$version: the tables are all there"
	dropdb "$old"
	dropdb "$moved"
done
exit $failed
