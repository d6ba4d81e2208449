-- Tables like the views :views of the schema shanghai, in a new :schema, which is
-- nothing, nulls or hostile: what their rows hold.

CREATE SCHEMA :schema;
SET search_path = shanghai, public;

SELECT format('CREATE TABLE %I.%I AS SELECT * FROM shanghai.%2$I WITH NO DATA', :'schema', name)
FROM regexp_split_to_table(:'views', '\s+') AS name WHERE to_regclass(name) IS NOT NULL
\gexec

-- three rows of NULL
SELECT format('INSERT INTO %I.%I DEFAULT VALUES', :'schema', name)
FROM regexp_split_to_table(:'views', '\s+') AS name, generate_series(1, 3)
WHERE to_regclass(name) IS NOT NULL AND :'schema' = 'nulls'
\gexec

-- the rows of the views, at most 40, with each text made hostile, and with each
-- number one of those that break sums and scales
CREATE FUNCTION pg_temp.hostile(value anyelement, type text, n bigint) RETURNS text LANGUAGE sql AS $$
	SELECT CASE
		WHEN value IS NULL THEN NULL
		WHEN type = 'text' THEN (ARRAY[
			value::text || '"''&amp;<b>b</b></script><script>window.broken=1</script><img src=x onerror=window.broken=1>',
			value::text || E'\n\t\\ `${window.broken=1}` {a|b} {value} 𠮷😀' || chr(8232) || repeat('长', 300),
			value::text, '', '__proto__', 'constructor', '"><!--'])[1 + n % 7]
		WHEN type = 'double precision' THEN (ARRAY[value::text, 'NaN', 'Infinity', '-Infinity', '-1', '0', '1e308', '1e-308'])[1 + n % 8]
		WHEN type = 'integer' THEN (ARRAY[value::text, '-1', '0', '2147483647'])[1 + n % 4]
		WHEN type = 'date' THEN (ARRAY[value::text, 'infinity', '0001-01-01', '294276-12-31'])[1 + n % 4]
		ELSE value::text
	END
$$;

SELECT format('INSERT INTO %I.%I SELECT %s FROM (SELECT *, row_number() OVER () AS n FROM shanghai.%2$I LIMIT 40) AS q', :'schema', name,
	string_agg(CASE WHEN column_name IN ('year', 'is_total', 'district', 'district_en', 'as_of') THEN format('%I', column_name)
		ELSE format('pg_temp.hostile(%I, %L, n + %s)::%s', column_name, data_type, ordinal_position,
			CASE WHEN data_type = 'USER-DEFINED' THEN 'geometry' ELSE data_type END) END, ', ' ORDER BY ordinal_position))
FROM regexp_split_to_table(:'views', '\s+') AS name
JOIN information_schema.columns ON table_schema = 'shanghai' AND table_name = name
WHERE :'schema' = 'hostile'
GROUP BY name
\gexec
