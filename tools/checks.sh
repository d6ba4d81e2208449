# Checks that run against a cluster, and how they are counted. Sourced, not run.
# shellcheck shell=bash
. "$(dirname "${BASH_SOURCE[0]}")/server.sh"

SUMMARY=()
PASSED=0
FAILED=0

#   count PART PASSED FAILED
count() {
	SUMMARY+=("$(printf '%-34s %6d %6d' "$1" "$2" "$3")")
	PASSED=$((PASSED + $2))
	FAILED=$((FAILED + $3))
}

# Runs a command that is one test.
#   one PART command...
one() {
	local part=$1
	shift
	if "$@"; then count "$part" 1 0; else count "$part" 0 1; fi
}

# The table and the closing line; fails if anything failed or nothing ran.
report() {
	echo
	printf '%-34s %6s %6s\n' part passed failed
	printf '%s\n' "${SUMMARY[@]}"
	echo
	echo "$PASSED passed, $FAILED failed"
	[ "$FAILED" = 0 ] && [ "$PASSED" -gt 0 ]
}

# A cluster for tests: it need not survive anything.
#   cluster_test [env NAME=value...]
cluster_test() {
	cluster_temporary "$@" <<-'END'
		fsync = off
		synchronous_commit = off
		full_page_writes = off
	END
}

# After a crash, which is a failed test, the server needs a moment.
wait_for_server() {
	local i
	for ((i = 0; i < 100; i++)); do
		if pg_isready -q; then return; fi
		sleep 0.1
	done
	die "the private server does not come back after a crash"
}

# What belongs to a room is found, never listed: its pg_regress files
# sql/<room>_*.sql, its TAP tests test/<room>/*.sql and *.sh, and the fuzzers
# that include a header of src/<room>/. What tests use stands a folder deeper.
# Without a room everything runs; test/house/ holds what concerns all rooms.

#   choose_room [ROOM]: dies if there is no such room
choose_room() {
	ROOM=${1:-}
	if [ -n "$ROOM" ] && [ ! -d "test/$ROOM" ] && [ ! -d "src/$ROOM" ]; then
		die "there is no room '$ROOM': neither src/$ROOM/ nor test/$ROOM/"
	fi
}

# pg_regress, sql/ against expected/.
check_regress() {
	local tests test out passed failed status=0
	read -ra tests <<<"$(make_variable REGRESS)"
	if [ -n "$ROOM" ]; then
		for test in "${!tests[@]}"; do
			[[ ${tests[test]} == "$ROOM"_* ]] || unset "tests[test]"
		done
	fi
	if [ ${#tests[@]} = 0 ]; then say "pg_regress: no file sql/${ROOM:+${ROOM}_}*.sql"; return; fi
	say "pg_regress: ${tests[*]}"
	out=build/regress.$$
	rm -rf $out
	mkdir -p $out
	"$PG/usr/lib/postgresql/$PGMAJOR/lib/pgxs/src/test/regress/pg_regress" --bindir="$BIN" \
		--host="$PGHOST" --user=citygov --dbname=contrib_regression \
		--inputdir=. --outputdir=$out --encoding=UTF8 --no-locale \
		--load-extension=postgis --load-extension=citygov \
		"${tests[@]}" >$out/output 2>&1 </dev/null || status=$?
	# from 16 on it prints TAP
	grep -E '^(test|ok|not ok) ' $out/output || cat $out/output
	passed=$(grep -cE '^(test .* \.\.\. ok|ok [0-9])' $out/output || true)
	failed=$(grep -cE '^(test .* \.\.\. FAILED|not ok [0-9])' $out/output || true)
	if [ $status != 0 ]; then
		cat $out/regression.diffs 2>/dev/null || true
		if [ "$failed" = 0 ]; then failed=1; fi
	fi
	[ $status != 0 ] || rm -rf $out
	count "pg_regress (sql/)" "$passed" "$failed"
}

# Prints the TAP tests of ROOM, or all. A room's file test/<room>/house/dump.sql
# is its part of the test test/house/dump.sh: with a room, that runs for it.
tap_files() {
	local part
	shopt -s nullglob
	if [ -z "$ROOM" ]; then
		printf '%s\n' test/*/*.sql test/*/*.sh
	else
		printf '%s\n' "test/$ROOM"/*.sql "test/$ROOM"/*.sh
		for part in "test/$ROOM"/house/*; do
			printf '%s\n' "test/house/$(basename "$part" .sql)".*
		done
	fi
	shopt -u nullglob
}

# pgTAP files and TAP programs, each in a database of its own.
check_tap() {
	local file files log passed failed skipped prove room=$ROOM
	mapfile -t files < <(tap_files | grep . | sort)
	if [ ${#files[@]} = 0 ]; then say "TAP: no test in test/${ROOM:-*}/"; return; fi
	say "TAP: ${#files[@]} files of test/, each in a database of its own"
	wait_for_server
	sql -c "CREATE DATABASE citygov_template TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C'"
	PGOPTIONS='-c client_min_messages=warning' sql -d citygov_template \
		-c 'CREATE EXTENSION citygov CASCADE' -c 'CREATE EXTENSION pgtap'
	if [ "$room" = house ]; then room=; fi
	for file in "${files[@]}"; do
		log=build/log/tap/${file#test/}.log
		mkdir -p "$(dirname "$log")"
		wait_for_server
		sql -c 'DROP DATABASE IF EXISTS citygov_test WITH (FORCE)' \
			-c 'CREATE DATABASE citygov_test TEMPLATE citygov_template' 2>/dev/null
		case $file in
		*.sql) prove=(pg_prove --nocolor --verbose -d citygov_test "$file") ;;
		*) prove=(prove --nocolor --norc --verbose --exec bash "$file") ;;
		esac
		if ROOM=$room PGDATABASE=citygov_test "${prove[@]}" >"$log" 2>&1 </dev/null; then
			failed=0
		else
			# a wrong plan or exit status is a failure too
			failed=$(grep '^not ok ' "$log" | grep -civE '# (todo|skip)' || true)
			if [ "$failed" = 0 ]; then failed=1; fi
			cat "$log"
		fi
		skipped=$(grep -ciE '^ok .*# skip' "$log" || true)
		passed=$(grep -ciE '^ok |^not ok .*# todo' "$log" || true)
		passed=$((passed - skipped))
		if [ "$passed$failed$skipped" = 000 ]; then
			echo "$file holds no test" >&2
			failed=1
		fi
		count "$file" "$passed" "$failed"
		printf '%-40s %4d passed %4d failed' "$file" "$passed" "$failed"
		if [ "$skipped" != 0 ]; then printf ' %4d skipped:' "$skipped"; fi
		echo
		grep -iE '^ok .*# skip' "$log" | sed 's/^ok [0-9]*[ -]*/    /' || true
	done
	wait_for_server
}

# The fuzzers of ROOM, or all, on a fixed choice of inputs.
check_fuzz() {
	local name names
	mapfile -t names < <(fuzzers "$ROOM")
	if [ ${#names[@]} = 0 ]; then say "Fuzzers: none${ROOM:+ of the room $ROOM} in test/fuzz/"; fi
	for name in "${names[@]}"; do
		one "fuzzer $name" tools/fuzz "$name" 200000
	done
}
