#!/bin/bash
# work_calendar against numpy: 100,000 random calendars by days, 2,000 by
# minutes. Prints TAP.
set -euo pipefail
. "$(dirname "$0")/../house/include/tap.sh"
# Debian's python, whichever comes first in the PATH
python=/usr/bin/python3
if ! $python -c 'import numpy' 2>/dev/null; then
	echo "1..0 # SKIP python3-numpy is not installed"
	exit 0
fi
calendars=$(dirname "$0")/include/calendars.py
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
$python "$calendars" days 100000 >"$work/days"
$python "$calendars" minutes 2000 >"$work/minutes"
run() { psql -X -q -A -t -v ON_ERROR_STOP=1 "$@"; }
run -c 'CREATE TABLE days (c work_calendar, a date, b date, n int, number int, found date);
	CREATE TABLE minutes (c work_calendar, a timestamp, b timestamp, seconds int8, added int8, found timestamp);'
run -c "\\copy days FROM $work/days" -c "\\copy minutes FROM $work/minutes"

echo 1..6
ok "$(run -c 'SELECT count(*), count(DISTINCT c::text) > 90000, sum((n < 0)::int) > 40000 FROM days')" "100000|t|t" "there is something to compare"
ok "$(run -c 'SELECT * FROM days WHERE working_days(c, a, b) <> number LIMIT 3')" "" "busday_count"
ok "$(run -c 'SELECT * FROM days WHERE add_working_days(c, a, n) <> found LIMIT 3')" "" "busday_offset, rolled forward and backward"
ok "$(run -c 'SELECT count(*) > 1900 FROM minutes')" "t" "there are calendars with hours"
ok "$(run -c "SELECT * FROM minutes WHERE working_time(c, a, b) <> seconds * interval '1 s' LIMIT 3")" "" "working time, counted minute by minute"
ok "$(run -c "SELECT *, add_working_time(c, a, added * interval '1 s') FROM minutes WHERE add_working_time(c, a, added * interval '1 s') <> found LIMIT 3")" "" "the earliest instant by which working time has passed"
exit $failed
