-- At the head of every file: where the example lives, and how it prints. It is
-- the schema shanghai, or another: psql -v schema=NAME.

\encoding UTF8
\pset footer off
\pset null '-'

\if :{?schema}
\else
    \set schema shanghai
\endif

-- how many rows a long list prints
\if :{?rows}
\else
    \set rows 20
\endif

-- citygov and PostGIS are found in whatever schema they were created
SELECT set_config('search_path',
                  concat_ws(', ', quote_ident(:'schema'), string_agg(DISTINCT quote_ident(n.nspname), ', ')),
                  false) AS search_path
FROM pg_extension e
JOIN pg_namespace n ON n.oid = e.extnamespace
WHERE e.extname IN ('citygov', 'postgis')
\gset
