/*
 * The type cadence: how often something must happen, and by when.
 */

CREATE TYPE cadence;

CREATE FUNCTION cadence_in(cstring) RETURNS cadence
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION cadence_out(cadence) RETURNS cstring
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION cadence_recv(internal) RETURNS cadence
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION cadence_send(cadence) RETURNS bytea
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;

COMMENT ON FUNCTION cadence_in(cstring) IS
'Reads the text form of a cadence; see the type. The plural of a unit may stand for the singular and the other way round. Malformed text and a deadline that the period cannot have are error 22P02, numbers out of range 22003.';
COMMENT ON FUNCTION cadence_out(cadence) IS
'Writes the canonical text of a cadence. It reads back to the same value, whatever the settings.';
COMMENT ON FUNCTION cadence_recv(internal) IS
'Reads the binary form: the version (1) as a byte, the times and the units as int4, as a byte each the unit (1 day, 2 week, 3 month, 4 quarter, 5 half-year, 6 year) and the kind of deadline (0 end of the period, 1 within, 2 by day, 3 on day), and the day of the deadline as int4 (0 where it has none). What no cadence can be is error 22P03, numbers out of range 22003.';
COMMENT ON FUNCTION cadence_send(cadence) IS
'Writes the binary form that cadence_recv reads.';

CREATE TYPE cadence (
	INPUT = cadence_in,
	OUTPUT = cadence_out,
	RECEIVE = cadence_recv,
	SEND = cadence_send,
	INTERNALLENGTH = 16,
	ALIGNMENT = int4,
	STORAGE = plain
);

COMMENT ON TYPE cadence IS
'How often something must happen, and by when: "1/month" (by the last day of each month), "8/year", "2/week" (from Monday), "1/5 years" (counted from the unit that holds the first day of the span it is judged over), "1/quarter within 10 days" (after the last day of the quarter), "1/month by day 5" (of the next month; of several months or longer, of the first of the next period; of a week from 1, Monday, to 7), "1/month on day 15" (1/week or 1/month only: that day, and only what happens on it counts). Units: day, week, month, quarter, half-year, year. Day 31 of a shorter month is its last. From 1 to 1,000,000 times in 1 to 1,000 units; within 1 to 3,660 days.';

@order cadence by unit (day to year), units, times, kind and day of the deadline@

@casts cadence@

CREATE FUNCTION jsonb(cadence cadence) RETURNS jsonb
	AS 'MODULE_PATHNAME', 'cadence_jsonb'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION jsonb(cadence) IS
'The parts of a cadence as one object: text, times, units, unit (day, week, month, quarter, half-year, year), deadline (period end, within, by day, on day) and its day (null for the end of the period).';

@json cadence@
