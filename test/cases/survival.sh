#!/bin/bash
# share_lasting, its interval and median_time against R's survival, and
# wilson_interval against prop.test. Prints TAP.
set -euo pipefail
. "$(dirname "$0")/../house/include/tap.sh"
if ! command -v Rscript >/dev/null || ! Rscript -e 'library(survival)' >/dev/null 2>&1; then
	echo "1..0 # SKIP r-cran-survival is not installed"
	exit 0
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
Rscript "$(dirname "$0")/include/survival.R" "$work"
run() { psql -X -q -A -t -v ON_ERROR_STOP=1 "$@"; }
run -c 'CREATE TABLE sample (name text, t int8, ended bool);
	CREATE TABLE share (name text, t int8, s float8, low float8, high float8);
	CREATE TABLE median (name text, t float8);
	CREATE TABLE near (name text, t int8, earlier float8, later float8);
	CREATE TABLE wilson (hits int8, n int8, confidence float8, low float8, high float8);'
for table in sample share median near wilson; do
	run -c "\\copy $table FROM $work/$table"
done
run -c "CREATE TABLE summary AS SELECT name, duration_agg(t * interval '1 us', ended) AS d FROM sample GROUP BY name;
	CREATE FUNCTION differ(a float8, b float8) RETURNS bool LANGUAGE sql RETURN abs(a - b) > 1e-12 OR (a IS NULL) <> (b IS NULL)"

echo 1..7
ok "$(run -c 'SELECT count(*) > 300, count(DISTINCT name) > 50, count(*) FILTER (WHERE low > 0) > 300 FROM share')" "t|t|t" "there is something to compare"
ok "$(run -c "SELECT name, t, s, share_lasting(d, t * interval '1 us') FROM share JOIN summary USING (name) WHERE differ(s, share_lasting(d, t * interval '1 us')) LIMIT 3")" "" "the survival function"
ok "$(run -c "SELECT name, t, s, b, i FROM share JOIN summary USING (name), share_lasting_interval(d, t * interval '1 us') AS i, LATERAL (SELECT nullif(share.low, -1), nullif(share.high, -1)) AS b(low, high)
	WHERE differ(i.low, b.low) OR differ(i.high, b.high) LIMIT 3")" "" "its interval: Greenwood, log-log"
ok "$(run -c "SELECT count(*) > 20, count(*) FILTER (WHERE t < 128 AND t > 0) > 5 FROM median")" "t|t" "there are medians, some of them exact"
ok "$(run -c "SELECT name, m.t, x FROM median AS m JOIN summary USING (name), LATERAL (SELECT (1e6 * extract(epoch FROM median_time(d)))::float8) AS v(x)
	WHERE (m.t < 0) <> (x IS NULL) OR (m.t >= 0 AND abs(x - m.t) > CASE WHEN m.t < 128 OR name LIKE 'random %' THEN 0 ELSE 0.008 * m.t END) LIMIT 3")" "" "the median"
ok "$(run -c "SELECT name, t, earlier, share_lasting(d, t * interval '1 us'), later FROM near JOIN summary USING (name)
	WHERE share_lasting(d, t * interval '1 us') NOT BETWEEN later - 0.002 AND earlier + 0.002 LIMIT 3")" "" "continuous times, within 0.8 % in time"
ok "$(run -c "SELECT w, i FROM wilson AS w, wilson_interval(hits, n, confidence) AS i WHERE abs(w.low - i.low) > 1e-12 / (1 - confidence) OR abs(w.high - i.high) > 1e-12 / (1 - confidence) OR i.low IS NULL LIMIT 3")" "" "wilson_interval"
exit $failed
