#!/bin/bash
# The example loads into an empty database and prints what it is known to print
# (its data are real or computed from a fixed seed); its views have only columns
# that every driver and BI tool can read; and all of it survives a dump. TAP.
#   UPDATE=1 test/house/example.sh   writes examples/shanghai/<room>/dashboards.out
set -euo pipefail
. "$(dirname "$0")/include/tap.sh"
cd "$(dirname "$0")/../../examples/shanghai"

database="citygov_example_$$"
restored="citygov_example_restored_$$"
elsewhere="citygov_example_elsewhere_$$"
output=$(mktemp)
trap 'dropdb --if-exists "$database"; dropdb --if-exists "$restored"; dropdb --if-exists "$elsewhere"; rm -f "$output"' EXIT

demo() { PGDATABASE=$database ./demo.sh "$@" 2>&1 || true; }
query() { psql -X -q -A -t -v ON_ERROR_STOP=1 -d "$1" -c "$2"; }

# Every table and view of the example in database $1, with a digest of its rows.
contents() {
	query "$1" "
		SELECT format('SELECT %L, count(*), md5(string_agg(t::text, chr(10) ORDER BY t::text COLLATE \"C\")) FROM %s AS t;',
			relname, oid::regclass)
		FROM pg_class WHERE relnamespace = 'shanghai'::regnamespace AND relkind IN ('r', 'v') ORDER BY relname" |
		psql -X -q -A -t -v ON_ERROR_STOP=1 -d "$1" 2>&1
}

rooms=(*/schema.sql)
rooms=("${rooms[@]%/schema.sql}")
echo 1..$((${#rooms[@]} + 10))

createdb -T template0 -E UTF8 "$database"
demo >"$output"
ok "$(head -n 1 "$output")" "Loading the plans of five Shanghai districts into the schema shanghai ..." "the example loads"
ok "$(demo)" "$(tail -n +2 "$output")" "a second run loads nothing and prints the same"
# tools/demo says a dozen lines more
ok "$(awk 'NR == 139' "$output")" "" "the first dashboards are 138 lines at most"

for room in "${rooms[@]}"; do
	demo "$room" >"$output"
	if [ "${UPDATE:-}" ]; then cp "$output" "$room/dashboards.out"; fi
	ok "$(cat "$output")" "$(cat "$room/dashboards.out")" "$room: prints what it is known to print"
done

views=$(sed -n 's/^CREATE OR REPLACE VIEW \([a-z0-9_]*\) AS$/\1/p' */dashboards/*.sql | sort)
ok "$(query "$database" "
	SELECT format('%s.%s: %s', c.relname, a.attname, format_type(a.atttypid, a.atttypmod))
	FROM pg_class AS c JOIN pg_attribute AS a ON a.attrelid = c.oid AND a.attnum > 0
	WHERE c.relnamespace = 'shanghai'::regnamespace
		AND c.relname = ANY (string_to_array('${views//$'\n'/,}', ','))
		AND format_type(a.atttypid, NULL) NOT IN ('double precision', 'integer', 'text', 'date',
			'timestamp with time zone', 'boolean', 'geometry')")" "" "every column of every dashboard is one that BI tools read"

# QGIS wants an int4 key and one geometry type and SRID.
maps=$(grep '^map_' <<<"$views")
ok "$(query "$database" "
	SELECT f_table_name, type, srid FROM geometry_columns
	WHERE f_table_schema = 'shanghai' AND f_table_name LIKE 'map\\_%' AND type <> 'GEOMETRY' AND srid = 4549
	ORDER BY 1")
$(for map in $maps; do
	query "$database" "
		SELECT pg_typeof(min(id)), count(*) > 0 AND count(DISTINCT id) = count(*) FROM shanghai.$map"
done)" "\
map_blind_spots|MULTIPOLYGON|4549
map_cells|POLYGON|4549
map_facilities|MULTIPOINT|4549
map_reached_streets|MULTILINESTRING|4549
map_unreached_people|POINT|4549
integer|t
integer|t
integer|t
integer|t
integer|t" "maps have an integer key and one type of geometry"

ok "$(query "$database" "
	SELECT (SELECT sum(yuan) FROM shanghai.cell_funds), yuan FROM shanghai.rating_funds WHERE is_total")" \
	"30000000.00|30000000" "money adds up"

# What the plans say and is easily misread.
ok "$(query "$database" "
	SET search_path = shanghai, public;
	SELECT i.name, i.ends_on, string_agg(item, '、' ORDER BY position)
	FROM indicator i JOIN indicator_item USING (indicator_id)
	WHERE i.name IN ('薄弱区域整治', '景观照明改造提升', '美丽乡村', '架空线入地长度', '超龄地上燃气支管改造户数')
	GROUP BY indicator_id ORDER BY indicator_id;
	SELECT name, schedule FROM work_item WHERE name LIKE '%热点难点%';
	SELECT name, target, stated, hedge FROM indicator WHERE num_nonnulls(stated, hedge) > 0 ORDER BY indicator_id;
	SELECT bool_and(meets(2 * upper(stated), target)) FROM indicator WHERE stated IS NOT NULL;
	SELECT plan_id, name, target FROM indicator WHERE kind = 'standard' AND target IS NULL ORDER BY indicator_id;
	SELECT name, stretch, scope, on_day FROM indicator
	WHERE plan_id = 5 AND (stretch OR scope = 'city' OR on_day IS NOT NULL) ORDER BY indicator_id;
	SELECT title FROM plan WHERE title LIKE '%草案%' ORDER BY plan_id;
	SELECT count(*) FROM indicator_standing JOIN indicator USING (indicator_id)
	WHERE due AND due_on > as_of AND cadence IN ('total', 'cumulative', 'level_end', 'five_yearly')")" "\
薄弱区域整治|2025-06-30|一(四)、二(四)
景观照明改造提升|2025-09-30|一(四)、二(四)
美丽乡村|2025-12-31|四(三)表、五(一)3
架空线入地长度|2025-12-31|四(三)表、五(一)6
超龄地上燃气支管改造户数|2025-12-31|四(三)表、五(一)7
基层治理十大热点难点攻坚专项行动|0/100 [2025-01-01:0, 2025-06-30:66.7, 2025-12-31:100]
精品小区建设面积|>= 2185000 m2|~ 2300000 m2|约
街镇城市体检覆盖率|>= 100 %||基本
精细化体系|||基本
架空线入地年均增长量|>= 5 km/年|5 .. 10 km/年|
新建排水设施标准|>= 3 年一遇|3 .. 5 年一遇|逐步
政务外网网络容量|>= 40 G|40 .. 100 G|
物联接入能力|>= 10000000 个||级
污水处理率|>= 100 %||基本
t
1|考核断面水质优良比例|
3|城市公园开放时长|
3|满15年老旧电梯安全风险评估率|
5|城市公园开放时长|
架空线入地道路|t|district|
生活垃圾回收利用率|f|city|
城市环境清洁日|f|district|15
青浦区城市精细化管理提升工程工作方案(草案)
长宁区城市管理精细化提升行动计划(2024-2026年)(草案)
松江区城市管理精细化提升行动计划(2024-2026年)(草案)
0" "the plans are read as they are meant"

createdb -T template0 -E UTF8 "$restored"
pg_dump -Fc -f "$output" "$database"
ok "$(pg_restore -d "$restored" "$output" 2>&1)" "" "the whole database restores without a message"
ok "$(contents "$restored")" "$(contents "$database")" "every table and view has the same rows"

# The same by hand, into a schema and beside extensions that are named otherwise.
createdb -T template0 -E UTF8 "$elsewhere"
query "$elsewhere" 'CREATE SCHEMA "the ext"; SET client_min_messages = warning; CREATE EXTENSION citygov SCHEMA "the ext" CASCADE'
by_hand() { psql -X -q -v ON_ERROR_STOP=1 -v schema='five plans' -d "$elsewhere" "$@" 2>&1 || true; }
by_hand -1 -f schema.sql -f load.sql -f targets/schema.sql -f targets/load.sql -f targets/observations_synthetic.sql
for file in targets/dashboards/*.sql; do by_hand -f "$file"; done >"$output"
ok "$(cat "$output")" "$(cat targets/dashboards.out)" "in another schema, too"
exit $failed
