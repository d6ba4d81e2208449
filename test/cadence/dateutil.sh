#!/bin/bash
# Period ends and deadlines of 30 years against Python's dateutil.rrule: every
# unit, with ISO weeks at the turn of the year, leap days, and days that a month
# does not have. Prints TAP.
set -euo pipefail
. "$(dirname "$0")/../house/include/tap.sh"

if ! python3 -c 'import dateutil.rrule' 2>/dev/null; then
	echo "1..0 # SKIP no dateutil (Debian's package python3-dateutil)"
	exit 0
fi
run() { psql -X -q -A -t -v ON_ERROR_STOP=1 "$@"; }

expected=$(mktemp)
found=$(mktemp)
trap 'rm -f "$expected" "$found"' EXIT
python3 "$(dirname "$0")/include/deadlines.py" | sort >"$expected"
{
	echo "CREATE TEMP TABLE cadence (cadence cadence); COPY cadence FROM STDIN;"
	cut -d'|' -f1 "$expected" | sort -u
	cat <<-'END'
	\.
	SELECT cadence || '|' || from_date || '|' || until_date || '|' || deadline
	FROM (SELECT cadence, cadence_agg(cadence, '[1999-01-01,2029-12-31]', NULL) AS s FROM cadence GROUP BY cadence) AS q, periods(s, '2000-01-01')
	WHERE status <> 'partial';
	END
} | run | sort >"$found"

ok "$(cut -d'|' -f1 "$expected" | sort -u | wc -l)" 315 "315 cadences"
ok "$([ "$(wc -l <"$expected")" -gt 100000 ] && echo many)" many "over 100,000 periods"
ok "$(diff "$expected" "$found" | head -n 10)" "" "the ends and deadlines of all periods"
ok "$(grep -c '|2024-02-29$' "$found" | sed 's/^0$/none/')" "$(grep -c '|2024-02-29$' "$expected")" "some on a leap day"
ok "$(run -c "SELECT count(*) FROM (SELECT cadence_agg('1/week', '[1999-01-04,2029-12-31)', NULL) AS s) AS q, periods(s, '2000-01-01')
	WHERE from_date <> to_date(to_char(until_date, 'IYYY-IW'), 'IYYY-IW')")" 0 "weeks are those of ISO"
done_testing
