/*
 * The type scorecard: the dimensions of a rating, and the aggregate that makes
 * one from rows.
 */

CREATE TYPE scorecard;

CREATE FUNCTION scorecard_in(cstring) RETURNS scorecard
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION scorecard_out(scorecard) RETURNS cstring
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION scorecard_recv(internal) RETURNS scorecard
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION scorecard_send(scorecard) RETURNS bytea
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;

COMMENT ON FUNCTION scorecard_in(cstring) IS
'Reads the text form of a scorecard; see the type. Malformed text, a repeated dimension and an empty card are error 22P02, full points that are not finite or not above 0 22003, more than 64 dimensions or a name over 127 bytes 54000.';
COMMENT ON FUNCTION scorecard_out(scorecard) IS
'Writes the canonical text of a scorecard. It reads back to the same value, whatever the settings.';
COMMENT ON FUNCTION scorecard_recv(internal) IS
'Reads the binary form: the version (1) as a byte, the number of dimensions in four bytes, then of each one byte (1 deduct, 2 earn, 3 bonus), the full points as float8 and the name as text led by its length in four bytes. What no card can be is error 22P03, full points that are not finite or not above 0 22003, a name over 127 bytes 54000.';
COMMENT ON FUNCTION scorecard_send(scorecard) IS
'Writes the binary form that scorecard_recv reads.';

CREATE TYPE scorecard (
	INPUT = scorecard_in,
	OUTPUT = scorecard_out,
	RECEIVE = scorecard_recv,
	SEND = scorecard_send,
	INTERNALLENGTH = VARIABLE,
	ALIGNMENT = double,
	STORAGE = extended
);

COMMENT ON TYPE scorecard IS
'The dimensions of a rating, each with its full points: "市容环境 120, 公共安全 120, 自治共治 120 earn, 创新 20 bonus". A dimension is deduct (not written: it starts full, loses points, never falls below 0), earn (it starts at 0 and never rises above full) or bonus (as earn, but outside the full mark). At most 64 dimensions, names of at most 127 bytes. A label that holds white space or any of , : ; " < > = is written in double quotes, a quote in it twice.';

@order scorecard by name (its bytes), full points and kind, dimension by dimension@

/* Reading a card */

CREATE FUNCTION full_points(card scorecard) RETURNS float8
	AS 'MODULE_PATHNAME', 'scorecard_full_points'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION full_points(scorecard) IS
'The full mark: the sum of the full points of all dimensions but the bonuses.';

CREATE FUNCTION dimensions(card scorecard)
	RETURNS TABLE ("position" int4, dimension text, full_points float8, kind text)
	AS 'MODULE_PATHNAME', 'scorecard_dimensions'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE ROWS 6;
COMMENT ON FUNCTION dimensions(scorecard) IS
'One row a dimension, in the order of the card: its position (1 for the first), name, full points and kind (deduct, earn or bonus), as scorecard_agg takes them.';

CREATE FUNCTION jsonb(card scorecard) RETURNS jsonb
	AS 'MODULE_PATHNAME', 'scorecard_jsonb'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION jsonb(scorecard) IS
'The card as one object: its text, full_points, and dimensions as an array of objects with position, dimension, full_points, kind, as dimensions() gives them.';

@json scorecard@
@casts scorecard@

/* Aggregation */

CREATE TYPE scorecard_draft;

CREATE FUNCTION scorecard_draft_in(cstring) RETURNS scorecard_draft
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION scorecard_draft_out(scorecard_draft) RETURNS cstring
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION scorecard_draft_recv(internal) RETURNS scorecard_draft
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION scorecard_draft_send(scorecard_draft) RETURNS bytea
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;

COMMENT ON FUNCTION scorecard_draft_in(cstring) IS
'Reads the text form of a scorecard_draft; see the type. Errors as of scorecard_in.';
COMMENT ON FUNCTION scorecard_draft_out(scorecard_draft) IS
'Writes the canonical text of a scorecard_draft. It reads back to the same value, whatever the settings.';
COMMENT ON FUNCTION scorecard_draft_recv(internal) IS
'Reads the binary form: that of a scorecard with the position as four bytes before each name. Errors as of scorecard_recv.';
COMMENT ON FUNCTION scorecard_draft_send(scorecard_draft) IS
'Writes the binary form that scorecard_draft_recv reads.';

CREATE TYPE scorecard_draft (
	INPUT = scorecard_draft_in,
	OUTPUT = scorecard_draft_out,
	RECEIVE = scorecard_draft_recv,
	SEND = scorecard_draft_send,
	INTERNALLENGTH = VARIABLE,
	ALIGNMENT = double,
	STORAGE = extended
);

COMMENT ON TYPE scorecard_draft IS
'State of scorecard_agg: a scorecard whose dimensions still have their positions: "1: 市容环境 120, 2: 创新 20 bonus". Positions strictly rise.';

@order scorecard_draft by name (its bytes), full points, kind and position, dimension by dimension@

CREATE FUNCTION jsonb(draft scorecard_draft) RETURNS jsonb
	AS 'MODULE_PATHNAME', 'scorecard_draft_jsonb'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION jsonb(scorecard_draft) IS
'The draft as one object: its text, and dimensions as an array of objects with position, dimension, full_points, kind.';

@json scorecard_draft@
@casts scorecard_draft@

CREATE FUNCTION scorecard_accum(state scorecard_draft, "position" int4, dimension text, full_points float8, kind text) RETURNS scorecard_draft
	AS 'MODULE_PATHNAME', 'scorecard_draft_accum'
	LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION scorecard_accum(scorecard_draft, int4, text, float8, text) IS
'State function of scorecard_agg.';

CREATE FUNCTION scorecard_combine(scorecard_draft, scorecard_draft) RETURNS scorecard_draft
	AS 'MODULE_PATHNAME', 'scorecard_draft_combine'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION scorecard_combine(scorecard_draft, scorecard_draft) IS
'Combine function of scorecard_agg.';

CREATE FUNCTION scorecard_final(scorecard_draft) RETURNS scorecard
	AS 'MODULE_PATHNAME', 'scorecard_draft_final'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION scorecard_final(scorecard_draft) IS
'Final function of scorecard_agg: the card without the positions.';

CREATE AGGREGATE scorecard_agg("position" int4, dimension text, full_points float8, kind text) (
	SFUNC = scorecard_accum,
	STYPE = scorecard_draft,
	FINALFUNC = scorecard_final,
	COMBINEFUNC = scorecard_combine,
	PARALLEL = SAFE
);
COMMENT ON AGGREGATE scorecard_agg(int4, text, float8, text) IS
'The scorecard of these dimensions, in the order of their positions (any numbers, no two the same). A NULL kind is deduct; a row with any other NULL is skipped; NULL without any row. Errors: 22023 for a repeated dimension or position, an impossible name or an unknown kind; 22003 for full points that are not finite or not above 0; 54000 for more than 64 dimensions or a name over 127 bytes.';
