--
-- The estimators of <@ and @> under operators of other types: planning must not
-- take a number for a pointer. Needs a superuser, who may create such operators.
--
BEGIN;
SELECT plan(18);

CREATE FUNCTION pg_temp.estimated_rows(query text) RETURNS int LANGUAGE plpgsql AS $$
DECLARE
	plan json;
BEGIN
	EXECUTE 'EXPLAIN (FORMAT json) ' || query INTO plan;
	RETURN plan -> 0 -> 'Plan' ->> 'Plan Rows';
END
$$;

CREATE TABLE value (f float8, n numeric, t text, i timestamptz, target indicator_target);
INSERT INTO value SELECT i, i, i, to_timestamp(i), indicator_target('>=', i) FROM generate_series(1, 900) AS i;
INSERT INTO value SELECT 7, 7, 7, to_timestamp(7), '>= 7' FROM generate_series(1, 100);
ANALYZE value;

-- each estimator over each type, the constant on either side
CREATE FUNCTION always(float8, float8) RETURNS bool LANGUAGE sql IMMUTABLE STRICT RETURN true;
CREATE FUNCTION always(numeric, numeric) RETURNS bool LANGUAGE sql IMMUTABLE STRICT RETURN true;
CREATE FUNCTION always(text, text) RETURNS bool LANGUAGE sql IMMUTABLE STRICT RETURN true;
CREATE FUNCTION always(float8, unknown) RETURNS bool LANGUAGE internal IMMUTABLE STRICT AS 'float8lt';
CREATE FUNCTION always(float8, indicator_target) RETURNS bool LANGUAGE sql IMMUTABLE STRICT RETURN true;
SELECT format('CREATE OPERATOR %s (LEFTARG = %s, RIGHTARG = %s, FUNCTION = always, RESTRICT = %s)',
	name, lefttype, righttype, estimator)
FROM (VALUES ('<<@', 'indicator_target_within_sel'), ('@>>', 'indicator_target_contains_sel')) AS e(name, estimator),
	(VALUES ('float8', 'float8'), ('numeric', 'numeric'), ('text', 'text'), ('float8', 'unknown'),
		('float8', 'indicator_target')) AS t(lefttype, righttype) \gexec
-- (the default estimate for an inequality is a third)
SELECT is(pg_temp.estimated_rows('SELECT FROM value WHERE ' || format(condition, operator)), 333,
	format(condition, operator))
FROM unnest('{<<@,@>>}'::text[]) AS operator,
	unnest(ARRAY['f %s 1e300::float8', '5::float8 %s f', 'n %s 5::numeric',
	't %s ''5''::text', 'f %s ''5''::unknown', 'f %s ''>= 5''::indicator_target']) AS condition;

-- our own operators over columns that pass for another type: the values that
-- the statistics hold are of the column's type
CREATE CAST (timestamptz AS float8) WITHOUT FUNCTION;
SELECT is(pg_temp.estimated_rows($$SELECT FROM value WHERE i::float8 <@ '>= 501'::indicator_target$$), 333,
	'statistics of timestamptz under a cast to float8');
CREATE DOMAIN share AS float8;
CREATE TABLE domained (s share);
INSERT INTO domained SELECT i FROM generate_series(1, 1000) AS i;
ANALYZE domained;
SELECT ok(pg_temp.estimated_rows($$SELECT FROM domained WHERE s <@ '>= 501'::indicator_target$$) BETWEEN 400 AND 600,
	'a domain over float8 is estimated');

-- and estimate as before
SELECT ok(pg_temp.estimated_rows($$SELECT FROM value WHERE f <@ '>= 501'::indicator_target$$) BETWEEN 350 AND 450,
	'a column of values and a target');
SELECT ok(pg_temp.estimated_rows($$SELECT FROM value WHERE '>= 501'::indicator_target @> f$$) BETWEEN 350 AND 450,
	'the same with @>');
SELECT ok(pg_temp.estimated_rows($$SELECT FROM value WHERE 501 <@ target$$) BETWEEN 500 AND 700,
	'a value and a column of targets');
SELECT is(pg_temp.estimated_rows($$SELECT FROM value WHERE f <@ NULL::indicator_target$$), 0, 'nothing meets NULL');

SELECT * FROM finish();
ROLLBACK;
