/*
 * The type score_sheet: a scorecard and what happened in its dimensions, and
 * the aggregates that make it.
 */

CREATE TYPE score_sheet;

CREATE FUNCTION score_sheet_in(cstring) RETURNS score_sheet
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION score_sheet_out(score_sheet) RETURNS cstring
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION score_sheet_recv(internal) RETURNS score_sheet
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION score_sheet_send(score_sheet) RETURNS bytea
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;

COMMENT ON FUNCTION score_sheet_in(cstring) IS
'Reads the text form of a score_sheet; see the type. Malformed text and parts that contradict each other are error 22P02, numbers out of range and 2^63 events or more in all 22003, more than 64 dimensions 54000.';
COMMENT ON FUNCTION score_sheet_out(score_sheet) IS
'Writes the canonical text of a score_sheet. It reads back to the same value, whatever the settings.';
COMMENT ON FUNCTION score_sheet_recv(internal) IS
'Reads the binary form: the version (1) as a byte, the dimensions as scorecard_send writes them after its own, then of each dimension the two parts of its sum as float8 and its events as int8, then one byte for the veto. Parts that contradict each other are error 22P03, numbers out of range 22003.';
COMMENT ON FUNCTION score_sheet_send(score_sheet) IS
'Writes the binary form that score_sheet_recv reads.';

CREATE TYPE score_sheet (
	INPUT = score_sheet_in,
	OUTPUT = score_sheet_out,
	RECEIVE = score_sheet_recv,
	SEND = score_sheet_send,
	INTERNALLENGTH = VARIABLE,
	ALIGNMENT = double,
	STORAGE = extended
);

COMMENT ON TYPE score_sheet IS
'A scorecard and what happened in each of its dimensions; made by score_agg, merged by rollup, read by the accessors or as jsonb. Text: "市容环境 120: -35.5 in 3, 创新 20 bonus: 5 in 1; vetoed": of each dimension the sum of the points of its events, before any cap, and their number; a sum is written as hi or hi+lo (double-double).';

@order score_sheet by their bytes, which is no order of points@

/* Aggregation */

CREATE FUNCTION score_accum(state score_sheet, card scorecard, dimension text, points float8) RETURNS score_sheet
	AS 'MODULE_PATHNAME', 'score_sheet_accum'
	LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION score_accum(score_sheet, scorecard, text, float8) IS
'State function of score_agg(card, dimension, points).';

CREATE FUNCTION score_accum(state score_sheet, card scorecard, dimension text, points float8, veto bool) RETURNS score_sheet
	AS 'MODULE_PATHNAME', 'score_sheet_accum_veto'
	LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION score_accum(score_sheet, scorecard, text, float8, bool) IS
'State function of score_agg(card, dimension, points, veto).';

CREATE FUNCTION score_combine(score_sheet, score_sheet) RETURNS score_sheet
	AS 'MODULE_PATHNAME', 'score_sheet_combine'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION score_combine(score_sheet, score_sheet) IS
'Merges two sheets of one card: combine function of score_agg and state function of rollup. Sheets of different cards are error 22023, events or points that overflow 22003.';

CREATE AGGREGATE score_agg(card scorecard, dimension text, points float8) (
	SFUNC = score_accum,
	STYPE = score_sheet,
	COMBINEFUNC = score_combine,
	PARALLEL = SAFE
);
COMMENT ON AGGREGATE score_agg(scorecard, text, float8) IS
'Enters each row''s event on the score sheet: points of a dimension, negative for a deduction, positive for what is earned. A NULL dimension is no event: the sheet exists, nothing changes. NULL points are an event that changes no points. A row with a NULL card is skipped; NULL without any row. Errors: 22023 for a dimension that the card has not, and for rows with different cards; 22003 for points that are NaN or infinite.';

CREATE AGGREGATE score_agg(card scorecard, dimension text, points float8, veto bool) (
	SFUNC = score_accum,
	STYPE = score_sheet,
	COMBINEFUNC = score_combine,
	PARALLEL = SAFE
);
COMMENT ON AGGREGATE score_agg(scorecard, text, float8, bool) IS
'As score_agg(card, dimension, points); an event with a true veto gives the sheet the last grade, whatever its points. A NULL veto is none, and without a dimension there is no event and no veto.';

CREATE AGGREGATE rollup(score_sheet) (
	SFUNC = score_combine,
	STYPE = score_sheet,
	COMBINEFUNC = score_combine,
	PARALLEL = SAFE
);
COMMENT ON AGGREGATE rollup(score_sheet) IS
'Merges sheets of one card, as if score_agg had seen all their events at once: months into a year, with the caps on the sums of the year. NULLs are skipped; NULL without any sheet. Sheets of different cards are error 22023.';

/* Reading a sheet */

CREATE FUNCTION total_points(sheet score_sheet) RETURNS float8
	AS 'MODULE_PATHNAME', 'score_sheet_total_points'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION total_points(score_sheet) IS
'The points of all dimensions, bonuses among them. A veto does not change them.';

CREATE FUNCTION points(sheet score_sheet, dimension text) RETURNS float8
	AS 'MODULE_PATHNAME', 'score_sheet_points'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION points(score_sheet, text) IS
'The points of a dimension, from 0 to its full points: full plus the sum of its events where it is deduct, the sum where it is earn or bonus. A dimension that the card has not is error 22023.';

CREATE FUNCTION full_points(sheet score_sheet) RETURNS float8
	AS 'MODULE_PATHNAME', 'score_sheet_full_points'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION full_points(score_sheet) IS
'The full mark of the sheet''s card: without the bonuses.';

CREATE FUNCTION event_count(sheet score_sheet) RETURNS int8
	AS 'MODULE_PATHNAME', 'score_sheet_event_count'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION event_count(score_sheet) IS
'How many events the sheet holds.';

CREATE FUNCTION vetoed(sheet score_sheet) RETURNS bool
	AS 'MODULE_PATHNAME', 'score_sheet_vetoed'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION vetoed(score_sheet) IS
'Was there an event with a veto?';

CREATE FUNCTION grade(sheet score_sheet, scale grade_scale) RETURNS text
	AS 'MODULE_PATHNAME', 'score_sheet_grade'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION grade(score_sheet, grade_scale) IS
'The grade of the total points; of a vetoed sheet, the last grade of the scale. NULL beyond a closed last band.';

CREATE FUNCTION grade_rank(sheet score_sheet, scale grade_scale) RETURNS int4
	AS 'MODULE_PATHNAME', 'score_sheet_grade_rank'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION grade_rank(score_sheet, grade_scale) IS
'The place of the grade of the sheet on the scale, 1 for the first; of a vetoed sheet the last. NULL beyond a closed last band.';

CREATE FUNCTION points_to_next(sheet score_sheet, scale grade_scale) RETURNS float8
	AS 'MODULE_PATHNAME', 'score_sheet_points_to_next'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION points_to_next(score_sheet, grade_scale) IS
'How far the total points are from the band before their own, as points_to_next(value, scale); NULL for a vetoed sheet, which no points lift. Overflow is error 22003.';

CREATE FUNCTION breakdown(sheet score_sheet)
	RETURNS TABLE (dimension text, kind text, full_points float8, points float8, events int8)
	AS 'MODULE_PATHNAME', 'score_sheet_breakdown'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE ROWS 6;
COMMENT ON FUNCTION breakdown(score_sheet) IS
'One row a dimension, in the order of the card: its kind (deduct, earn or bonus), full points, points as the accessor gives them, and number of events.';

CREATE FUNCTION jsonb(sheet score_sheet) RETURNS jsonb
	AS 'MODULE_PATHNAME', 'score_sheet_jsonb'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION jsonb(score_sheet) IS
'Everything the accessors tell as one object: total_points, full_points, event_count, vetoed, and breakdown as an array of objects with dimension, kind, full_points, points, events.';

@json score_sheet@
@casts score_sheet@
