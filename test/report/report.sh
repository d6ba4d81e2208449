#!/bin/bash
# The report of the example in a browser without a network: its numbers are those
# of the views, and it stands whatever the data holds.  TAP.
set -euo pipefail
. "$(dirname "$0")/../house/include/tap.sh"
cd "$(dirname "$0")/../.."

for program in npm node chromium pdftotext; do
	command -v "$program" >/dev/null || { echo "1..1"; echo "ok 1 - the report in a browser # SKIP $program is not installed"; exit 0; }
done

database="citygov_report_$$"
reader="citygov_report_reader_$$"
work=$(mktemp -d)
trap 'dropdb --if-exists --force "$database"; dropuser --if-exists "$reader"; rm -rf "$work"' EXIT

cp examples/shanghai/report/package*.json "$work"
npm ci --prefix "$work" --no-audit --no-fund --ignore-scripts >"$work/npm.log" 2>&1 || cat "$work/npm.log"
export ECHARTS=$work/node_modules/echarts/dist/echarts.min.js

createdb -T template0 -E UTF8 "$database"
export PGDATABASE=$database
examples/shanghai/demo.sh >/dev/null 2>&1
query() { psql -X -q -A -t -v ON_ERROR_STOP=1 "$@"; }
build() { examples/shanghai/report/build.sh; }

# Whoever may read the views that a chapter names, and nothing else, can make it.
views=$(sed -n 's/^-- views: //p' examples/shanghai/report/[0-9]*.sql | tr ' ' '\n' | sort -u)
createuser "$reader"
{
	echo "GRANT USAGE ON SCHEMA shanghai TO $reader;"
	for view in $views; do
		if [ "$(query -c "SELECT to_regclass('shanghai.$view') IS NOT NULL")" = t ]; then
			echo "GRANT SELECT ON shanghai.$view TO $reader;"
		fi
	done
} | query
ok "$(PGUSER=$reader build 2>&1 >"$work/report.html")" "" "the views that the chapters name are all that is read"
ok "$(build | cksum)" "$(cksum <"$work/report.html")" "the same page again"
ok "$(ls examples/shanghai/report/[0-9]*.sql | wc -l)" "$(sed -n 's/.*"synthetic": true.*/x/p' examples/shanghai/report/[0-9]*.sql | wc -l)" \
	"every chapter says that it is synthetic"

REPORT_MONTH=2025-06 DISTRICT=嘉定 build >"$work/jiading.html"
REPORT_MONTH=1999-01 build >"$work/empty_month.html"
DISTRICT="浦东\"'</script>&" build >"$work/no_district.html"
ok "$(REPORT_MONTH=2025-13 build 2>&1 || true)" \
	"build.sh: REPORT_MONTH is a month such as 2025-12, not \"2025-13\"" "a month that is none is refused"

# Tables of the same columns, where somebody else's views would be: without a row,
# with nothing but NULL, and with texts and numbers that are hard to bear.
for schema in nothing nulls hostile; do
	query -v schema=$schema -v views="$views" -f test/report/browser/tables.sql >/dev/null
	SCHEMA=$schema build >"$work/$schema.html"
done
query -c 'CREATE SCHEMA few' -c 'CREATE VIEW few.dashboard_by_district AS SELECT * FROM shanghai.dashboard_by_district' \
	-c 'CREATE VIEW few.dashboard_furthest AS SELECT * FROM shanghai.dashboard_furthest' -c 'CREATE SCHEMA none'
SCHEMA=few build >"$work/few.html"
SCHEMA=none build >"$work/none.html"

# the rest is told by the browser; its numbers go on from ours
NUMBER=$number node test/report/browser/checks.js "$work" || failed=1
exit "$failed"
