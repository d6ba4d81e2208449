/*
 * Before anything else: the C reads and writes UTF-8 (≥, 亩, 万).
 */
DO $$
BEGIN
	IF pg_catalog.getdatabaseencoding() <> 'UTF8' THEN
		RAISE feature_not_supported USING
			MESSAGE = 'citygov needs a database with encoding UTF8',
			DETAIL = pg_catalog.format('The encoding of this database is %s.', pg_catalog.getdatabaseencoding()),
			HINT = 'Create the database with TEMPLATE template0 ENCODING ''UTF8''.';
	END IF;
END
$$;
