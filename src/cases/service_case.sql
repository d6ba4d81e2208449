/*
 * The types case_status and service_case: a case of the hotline, a petition, a
 * hazard, and how it stood at any instant.
 */

CREATE TYPE case_status AS ENUM ('open', 'overdue', 'closed', 'closed_late');
COMMENT ON TYPE case_status IS
'How a case stands at an instant; see status(). For drivers and BI tools cast it to text.';

CREATE TYPE service_case;

CREATE FUNCTION service_case_in(cstring) RETURNS service_case
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION service_case_out(service_case) RETURNS cstring
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION service_case_recv(internal) RETURNS service_case
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION service_case_send(service_case) RETURNS bytea
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;

COMMENT ON FUNCTION service_case_in(cstring) IS
'Reads the text form of a service_case; see the type. Malformed text and instants before the opening are error 22P02, instants outside the years 1 to 9999 22008, a number of reopenings that is negative or too large 22003.';
COMMENT ON FUNCTION service_case_out(service_case) IS
'Writes the canonical text of a service_case, in UTC. It reads back to the same value, whatever the settings.';
COMMENT ON FUNCTION service_case_recv(internal) IS
'Reads the binary form: the version (1) as a byte; opened, due, responded, closed and respond_by as int8, in microseconds since 2000-01-01 UTC (the largest number where there is none); reopened in four bytes; resolved and satisfied as a byte each (0 no answer, 1 no, 2 yes). What no case can be is error 22P03.';
COMMENT ON FUNCTION service_case_send(service_case) IS
'Writes the binary form that service_case_recv reads.';

CREATE TYPE service_case (
	INPUT = service_case_in,
	OUTPUT = service_case_out,
	RECEIVE = service_case_recv,
	SEND = service_case_send,
	INTERNALLENGTH = 48,
	ALIGNMENT = double,
	STORAGE = plain
);

COMMENT ON TYPE service_case IS
'A case of the hotline, a petition, a hazard: "2025-01-01T00:00:00Z; due 2025-01-08T09:00:00Z; responded 2025-01-01T01:00:00Z; closed 2025-01-07T03:00:00Z; resolved yes; satisfied no; reopened 2; respond by 2025-01-02T00:00:00Z". All but the first, when it was opened, may be left out. Written in UTC, read with Z or a numeric offset; instants are of the years 1 to 9999, none before the opening.';

@order service_case by when it was opened, was due, was responded to and was closed@

@extremes service_case by when it was opened, was due, was responded to and was closed@

@casts service_case@

CREATE FUNCTION service_case(opened timestamptz, due timestamptz DEFAULT NULL, responded timestamptz DEFAULT NULL,
	closed timestamptz DEFAULT NULL, resolved bool DEFAULT NULL, satisfied bool DEFAULT NULL, reopened int4 DEFAULT 0,
	respond_by timestamptz DEFAULT NULL) RETURNS service_case
	AS 'MODULE_PATHNAME', 'service_case_make'
	LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION service_case(timestamptz, timestamptz, timestamptz, timestamptz, bool, bool, int4, timestamptz) IS
'Builds a case: when it was opened, is due, was first responded to and was closed; whether it was resolved and the person satisfied (NULL: no answer); how often it was reopened (NULL: 0); by when a response is due. NULL where opened is NULL. Error 22023: an instant before the opening; 22008: one that is infinite or outside the years 1 to 9999; 22003: reopened < 0.';

CREATE FUNCTION service_case_status_number(c service_case, as_of timestamptz) RETURNS int4
	AS 'MODULE_PATHNAME', 'service_case_status_number'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION service_case_status_number(service_case, timestamptz) IS
'The place of status(c, as_of) in case_status, from 1; 0 of a case not yet opened.';

CREATE FUNCTION status(c service_case, as_of timestamptz) RETURNS case_status
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
	RETURN ('{open,overdue,closed,closed_late}'::case_status[])[service_case_status_number(c, as_of)];
COMMENT ON FUNCTION status(service_case, timestamptz) IS
'How a case stood at an instant, judged by what had happened by then (not after as_of): closed_late if closed after it was due, else closed; if open, overdue after it was due, else open. NULL before it was opened. An infinite as_of is error 22008.';

CREATE FUNCTION jsonb(c service_case) RETURNS jsonb
	AS 'MODULE_PATHNAME', 'service_case_jsonb'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION jsonb(service_case) IS
'The parts as one object: text, opened, due, responded, closed (instants in UTC), resolved, satisfied, reopened, respond_by; null where there is none.';

@json service_case@
