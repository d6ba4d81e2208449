--
-- Binary forms of service_area and grid_index, through COPY: what send writes,
-- recv reads to the same bits, and refuses what no value can be
--
BEGIN;
SELECT plan(27);

CREATE FUNCTION pg_temp.receive_area(message bytea) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	file text := format('base/citygov_%s', pg_backend_pid());
	large oid := lo_from_bytea(0, decode('5047434f50590aff0d0a000000000000000000' || '0001', 'hex')
		|| int4send(length(message)) || message || decode('ffff', 'hex'));
	result text;
BEGIN
	CREATE TEMP TABLE IF NOT EXISTS received_area (v service_area);
	TRUNCATE received_area;
	PERFORM lo_export(large, file);
	PERFORM lo_unlink(large);
	EXECUTE format('COPY received_area FROM %L (FORMAT binary)', current_setting('data_directory') || '/' || file);
	SELECT v::text FROM received_area INTO result;
	RETURN result;
END
$$;
CREATE FUNCTION pg_temp.receive_grid(message bytea) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	file text := format('base/citygov_%s', pg_backend_pid());
	large oid := lo_from_bytea(0, decode('5047434f50590aff0d0a000000000000000000' || '0001', 'hex')
		|| int4send(length(message)) || message || decode('ffff', 'hex'));
	result text;
BEGIN
	CREATE TEMP TABLE IF NOT EXISTS received_grid (v grid_index);
	TRUNCATE received_grid;
	PERFORM lo_export(large, file);
	PERFORM lo_unlink(large);
	EXECUTE format('COPY received_grid FROM %L (FORMAT binary)', current_setting('data_directory') || '/' || file);
	SELECT v::text FROM received_grid INTO result;
	RETURN result;
END
$$;
