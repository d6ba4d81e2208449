-- the same numbers in [0, 1) at every run, one for each key
CREATE FUNCTION pg_temp.uniform(key text) RETURNS float8 LANGUAGE sql IMMUTABLE AS
	$$ SELECT (hashtextextended(key, 0) & 4294967295) / 4294967296.0::float8 $$;
