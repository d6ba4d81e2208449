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

# pg_regress, sql/ against expected/.
check_regress() {
	local tests out passed failed status=0
	read -ra tests <<<"$(make_variable REGRESS)"
	if [ ${#tests[@]} = 0 ]; then say "pg_regress: no file in sql/"; return; fi
	say "pg_regress: ${tests[*]}"
	out=build/regress.$$
	rm -rf $out
	mkdir -p $out
	"$PG/usr/lib/postgresql/$PGMAJOR/lib/pgxs/src/test/regress/pg_regress" --bindir="$BIN" \
		--host="$PGHOST" --user=citygov --dbname=contrib_regression \
		--inputdir=. --outputdir=$out --encoding=UTF8 --no-locale \
		--load-extension=postgis --load-extension=citygov \
		"${tests[@]}" >$out/output 2>&1 </dev/null || status=$?
	grep -E '^test ' $out/output || cat $out/output
	passed=$(grep -cE '^test .* \.\.\. ok' $out/output || true)
	failed=$(grep -cE '^test .* \.\.\. FAILED' $out/output || true)
	if [ $status != 0 ]; then
		cat $out/regression.diffs 2>/dev/null || true
		if [ "$failed" = 0 ]; then failed=1; fi
	fi
	[ $status != 0 ] || rm -rf $out
	count "pg_regress (sql/)" "$passed" "$failed"
}

# pgTAP files and TAP programs in test/, each in a database of its own.
check_tap() {
	local file name log passed failed skipped prove
	shopt -s nullglob
	local files=(test/*.sql test/*.sh)
	shopt -u nullglob
	if [ ${#files[@]} = 0 ]; then say "TAP: no test in test/"; return; fi
	say "TAP: ${#files[@]} files of test/, each in a database of its own"
	wait_for_server
	sql -c "CREATE DATABASE citygov_template TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C'"
	PGOPTIONS='-c client_min_messages=warning' sql -d citygov_template \
		-c 'CREATE EXTENSION citygov CASCADE' -c 'CREATE EXTENSION pgtap'
	mkdir -p build/log/tap
	for file in "${files[@]}"; do
		name=$(basename "$file")
		log=build/log/tap/$name.log
		wait_for_server
		sql -c 'DROP DATABASE IF EXISTS citygov_test WITH (FORCE)' \
			-c 'CREATE DATABASE citygov_test TEMPLATE citygov_template' 2>/dev/null
		case $file in
		*.sql) prove=(pg_prove --nocolor --verbose -d citygov_test "$file") ;;
		*) prove=(prove --nocolor --norc --verbose --exec bash "$file") ;;
		esac
		if PGDATABASE=citygov_test "${prove[@]}" >"$log" 2>&1 </dev/null; then
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
		if [ "$skipped" != 0 ]; then printf ' %4d skipped' "$skipped"; fi
		echo
	done
	wait_for_server
}
