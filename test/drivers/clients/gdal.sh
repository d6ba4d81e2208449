#!/bin/bash
# Every view of the example, and a parameter, through GDAL, as QGIS and ogr2ogr
# use it: each column is of the type there that its plain type stands for.
# Argument: a folder to write to.
set -euo pipefail

# what GDAL says of a column; of a type that it does not know it makes a String
psql -X -q -A -t -F ': ' >"$1/expected" <<-'END'
	SELECT view || '.' || attname, CASE format_type(atttypid, NULL)
		WHEN 'double precision' THEN 'Real'
		WHEN 'integer' THEN 'Integer'
		WHEN 'boolean' THEN 'Integer(Boolean)'
		WHEN 'date' THEN 'Date'
		WHEN 'timestamp with time zone' THEN 'DateTime'
		WHEN 'text' THEN 'String'
		ELSE 'no plain type' END
	FROM readable JOIN pg_attribute ON attrelid = ('shanghai.' || quote_ident(view))::regclass AND attnum > 0
	WHERE format_type(atttypid, NULL) <> 'geometry'
	ORDER BY view, attnum
END
while read -r view; do
	ogrinfo -ro -so "PG:dbname=$PGDATABASE" -sql "SELECT * FROM $view" 2>&1 |
		sed -nE "s/^([A-Za-z_0-9]+): ((Real|Integer|Integer64|String|Date|DateTime|Time|Binary)(\([A-Za-z]+\))?)( \([0-9.]+\))?\$/${view#shanghai.}.\1: \2/p"
done < <(psql -X -q -A -t -f views.sql) >"$1/seen"
diff "$1/expected" "$1/seen" || true
echo "read $(psql -X -q -A -t -f views.sql | wc -l) views"

cat >"$1/goal.csv" <<-'END'
	driver,target
	gdal,>= 95 %
END
ogr2ogr -append -f PostgreSQL "PG:dbname=$PGDATABASE" "$1/goal.csv" -nln goal
psql -X -q -A -t -c "SELECT 'wrote ' || target::text FROM goal WHERE driver = 'gdal'"
