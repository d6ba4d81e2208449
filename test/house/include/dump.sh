# Dumps a database that uses the extension and restores it into an empty one;
# pg_restore runs with search_path = ''. Sourced, not run.
# shellcheck shell=bash
. "$(dirname "${BASH_SOURCE[0]}")/tap.sh"

source_db="citygov_dump_$$"
target_db="citygov_restore_$$"
dump=$(mktemp)
trap 'dropdb --if-exists "$source_db"; dropdb --if-exists "$target_db"; rm -f "$dump"' EXIT

run() { psql -X -q -A -t -v ON_ERROR_STOP=1 -d "$1" -c "$2"; }
plain_dump() { pg_dump "$1" | grep -v '^\\\(un\)\?restrict'; }

# Three tests. The statements are run with the extension in the schema ext and
# new tables in gov; contents DATABASE, a function of the caller, prints what
# must be the same afterwards.
#   dump_and_restore STATEMENTS
dump_and_restore() {
	local messages before after
	createdb -T template0 -E UTF8 "$source_db"
	createdb -T template0 -E UTF8 "$target_db"
	run "$source_db" "
		SET client_min_messages = error;
		CREATE SCHEMA ext;
		CREATE SCHEMA gov;
		CREATE EXTENSION citygov SCHEMA ext CASCADE;
		SET search_path = gov, ext, public;
		$1"
	before=$(contents "$source_db")
	pg_dump -Fc -f "$dump" "$source_db"
	messages=$(pg_restore -d "$target_db" "$dump" 2>&1) || true
	after=$(contents "$target_db")
	ok "$messages" "" "restores without a message"
	ok "$after" "$before" "the same rows and views"
	ok "$(plain_dump "$target_db")" "$(plain_dump "$source_db")" "the same dump again"
}
