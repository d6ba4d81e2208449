#!/bin/bash
# Prints the report as one HTML page, from the views of the example or from
# views of one's own that have the same columns.
#   ECHARTS=.../echarts.min.js [SCHEMA=shanghai] [REPORT_MONTH=2025-12] [DISTRICT=嘉定] build.sh >report.html
# The database is psql's: PGDATABASE, PGHOST and the like. A chapter is a file
# N_name.sql here; README.md tells what it prints. One whose views are not there
# is left out.
set -euo pipefail
cd "$(dirname "$0")"
export PGCLIENTENCODING=UTF8
month=${REPORT_MONTH:-}
if [ "$month" ] && ! [[ $month =~ ^[0-9]{4}-(0[1-9]|1[0-2])$ ]]; then
	echo "build.sh: REPORT_MONTH is a month such as 2025-12, not \"$month\"" >&2
	exit 2
fi

run() {
	psql -X -q -A -t -v ON_ERROR_STOP=1 -v schema="${SCHEMA:-shanghai}" -v district="${DISTRICT:-}" \
		-v month="${month:+$month-01}" "$@"
}

# The views that a chapter reads, as its line "-- views:" names them.
views() { sed -n 's/^-- views: //p' "$1"; }

there() {
	run -v views="$(views "$1")" <<-'END'
		\ir ../settings.sql
		SELECT bool_and(to_regclass(view) IS NOT NULL) FROM regexp_split_to_table(:'views', '[, ]+') AS view;
	END
}

# Every line that a chapter prints is a JSON object: first the head, then parts.
data() {
	local file name comma=
	json_string() { run -v value="$1" <<<"SELECT to_json(:'value'::text)"; }
	printf '{"month":%s,"district":%s,"chapters":[' "$(json_string "$month")" "$(json_string "${DISTRICT:-}")"
	for file in $(ls -v [0-9]*.sql); do
		if [ "$(there "$file")" != t ]; then continue; fi
		name=${file#*_}
		printf '%s{"name":"%s","parts":[' "$comma" "${name%.sql}"
		run -f "$file" | paste -s -d,
		printf ']}'
		comma=,
	done
	printf ']}\n'
}

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# "<" stands only in strings of JSON: as \u003c it cannot end the script
data | sed 's/</\\u003c/g' >"$work/data"
cp "${ECHARTS:?the path of echarts.min.js}" "$work/echarts"
cp style.css "$work/style"
cat words.js charts.js page.js >"$work/script"
# the page, its lines @name@ replaced by the files
awk -v work="$work" '
	/^@[a-z]+@$/ { file = work "/" substr($0, 2, length($0) - 2); while ((getline line < file) > 0) print line; next }
	{ print }' page.html
