#!/bin/bash
# Where the meanings coincide (one level, samples and evaluations each minute,
# "for", and "keep" as keep_firing_for), the alerts that Prometheus' own promtool
# computes: 50 series of two hours, at each minute firing exactly where level_at()
# says so. Prints TAP.
set -euo pipefail
. "$(dirname "$0")/../house/include/tap.sh"

if ! command -v promtool >/dev/null; then
	echo "1..0 # SKIP no promtool (Debian's package prometheus)"
	exit 0
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
run() { psql -X -q -A -t -v ON_ERROR_STOP=1 "$@"; }

# a walk about the threshold, in whole numbers, so that it is reached exactly
run <<-'END'
	CREATE SCHEMA prometheus;
	CREATE TABLE prometheus.rule AS
	SELECT i, i % 5 * i % 7 AS hold, i % 4 * 2 AS keep, CASE i % 2 WHEN 0 THEN '>=' ELSE '<=' END AS comparator
	FROM generate_series(1, 50) AS i;
	CREATE TABLE prometheus.sample AS
	SELECT i, t, 60 + round(5 * sin(t * (1 + i % 9) / 20.0) + (hashint8extended(t, i) & 7) - 3.5) AS value
	FROM generate_series(1, 50) AS i, generate_series(0, 120) AS t;
	CREATE TABLE prometheus.history AS
	SELECT i, alarm_agg(format('a %s 60%s%s', comparator, CASE WHEN hold > 0 THEN format('; for %s min', hold) END,
			CASE WHEN keep > 0 THEN format('; keep %s min', keep) END)::alarm_rule,
		'1970-01-01 00:00Z'::timestamptz + t * interval '1 min', value) AS h
	FROM prometheus.rule JOIN prometheus.sample USING (i) GROUP BY i, comparator, hold, keep;
END
run >"$work/rules.yml" <<-'END'
	SELECT 'groups: [{name: all, interval: 1m, rules: [' || string_agg(format(
		'{alert: a%1$s, expr: ''sign{i="%1$s"} %2$s 60'', for: %3$sm, keep_firing_for: %4$sm}', i, comparator, hold, keep), E',\n' ORDER BY i) || ']}]'
	FROM prometheus.rule
END
run >"$work/tests.yml" <<-'END'
	SELECT E'rule_files: [rules.yml]\nevaluation_interval: 1m\ntests: [{interval: 1m, input_series: [' ||
		(SELECT string_agg(series, E',\n' ORDER BY i) FROM (SELECT i, format('{series: ''sign{i="%s"}'', values: ''%s''}', i, string_agg(value::text, ' ' ORDER BY t)) AS series
			FROM prometheus.sample GROUP BY i) AS q) || E'],\nalert_rule_test: [' ||
		(SELECT string_agg(format('{eval_time: %sm, alertname: a%s, exp_alerts: [%s]}', t, i,
			CASE level_at(h, '1970-01-01 00:00Z'::timestamptz + t * interval '1 min') WHEN 'a' THEN format('{exp_labels: {i: "%s"}}', i) END), E',\n' ORDER BY i, t)
		FROM prometheus.history, generate_series(0, 120) AS t) || ']}]'
END

ok "$(promtool test rules "$work/tests.yml" 2>&1 | grep -v '^Unit Testing:' | tail -n 20)" "  SUCCESS" "promtool finds the same alerts firing"
ok "$(run -c "SELECT sum(alarm_count(h, 'a')) > 100, count(*) FILTER (WHERE alarm_count(h, 'a') = 0) < 10 FROM prometheus.history")" "t|t" "the series raise alarms"

# and the test can fail
sed -i '0,/exp_alerts: \[\]/s//exp_alerts: [{exp_labels: {i: "1"}}]/' "$work/tests.yml"
ok "$(promtool test rules "$work/tests.yml" >/dev/null 2>&1 || echo different)" different "one alert too many is found"
run -c 'SET client_min_messages = error' -c 'DROP SCHEMA prometheus CASCADE'
done_testing
