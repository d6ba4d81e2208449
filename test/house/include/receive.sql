-- COPY a file of one row and one column whose value is payload
CREATE FUNCTION pg_temp.receive(type regtype, payload bytea) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	message bytea := '\x5047434f50590aff0d0a00'	-- signature
		|| int4send(0) || int4send(0)	-- flags, extension
		|| int2send(1::int2) || int4send(length(payload)) || payload || int2send((-1)::int2);
	escaped text;
	result text;
BEGIN
	SELECT string_agg('\' || get_byte(message, i) / 64 || get_byte(message, i) / 8 % 8 || get_byte(message, i) % 8,
		'' ORDER BY i)
	INTO escaped FROM generate_series(0, length(message) - 1) AS i;
	EXECUTE format('CREATE TEMP TABLE received (value %s) ON COMMIT DROP', type);
	EXECUTE format('COPY received FROM PROGRAM %L (FORMAT binary)', format('printf ''%s''', escaped));
	SELECT value::text INTO result FROM received;
	DROP TABLE received;
	RETURN result;
END
$$;
