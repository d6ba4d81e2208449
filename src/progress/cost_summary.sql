/*
 * The type cost_summary: what many tasks cost on one day, budget against work,
 * and the aggregates that make it.
 */

CREATE TYPE cost_summary;

CREATE FUNCTION cost_summary_in(cstring) RETURNS cost_summary
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION cost_summary_out(cost_summary) RETURNS cstring
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION cost_summary_recv(internal) RETURNS cost_summary
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION cost_summary_send(cost_summary) RETURNS bytea
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;

COMMENT ON FUNCTION cost_summary_in(cstring) IS
'Reads the text form of a cost_summary; see the type. Malformed text and parts that contradict each other are error 22P02, numbers out of range 22003, dates 22008.';
COMMENT ON FUNCTION cost_summary_out(cost_summary) IS
'Writes the text form of a cost_summary. It reads back to the same bits, whatever the settings.';
COMMENT ON FUNCTION cost_summary_recv(internal) IS
'Reads the binary form: the version (1) as a byte, the day in four bytes (since 2000-01-01), the tasks and the missing ones as int8, then budget, planned, earned and spent in ten-thousandths of a yuan, each a signed integer of 16 bytes, the first byte the most significant. Parts that contradict each other are error 22P03, a day out of range 22008.';
COMMENT ON FUNCTION cost_summary_send(cost_summary) IS
'Writes the binary form that cost_summary_recv reads.';

CREATE TYPE cost_summary (
	INPUT = cost_summary_in,
	OUTPUT = cost_summary_out,
	RECEIVE = cost_summary_recv,
	SEND = cost_summary_send,
	INTERNALLENGTH = 88,
	ALIGNMENT = double,
	STORAGE = plain,
	CATEGORY = 'p'
);

COMMENT ON TYPE cost_summary IS
'What many tasks cost on one day; made by cost_agg, merged by rollup, read by the accessors or as jsonb. Text: "(as of 2025-06-30, tasks 4, missing 1, budget 1000000.0000, planned 500000.0000, earned 420000.0000, spent 450000.5000)", in yuan. The sums are exact: whole numbers of ten-thousandths of a yuan in 128 bits.';

@order cost_summary by their bytes, which is no order of size@

@casts cost_summary@

/* Aggregation */

CREATE FUNCTION cost_accum(state cost_summary, task task_progress, budget numeric, spent numeric, as_of date)
	RETURNS cost_summary
	AS 'MODULE_PATHNAME', 'cost_summary_accum'
	LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION cost_accum(cost_summary, task_progress, numeric, numeric, date) IS
'State function of cost_agg(task, budget, spent, as_of).';

CREATE FUNCTION cost_combine(cost_summary, cost_summary) RETURNS cost_summary
	AS 'MODULE_PATHNAME', 'cost_summary_combine'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION cost_combine(cost_summary, cost_summary) IS
'Merges two summaries of one day: combine function of cost_agg and state function of rollup. Summaries of different days are error 22023, counts that overflow 22003.';

CREATE AGGREGATE cost_agg(task task_progress, budget numeric, spent numeric, as_of date) (
	SFUNC = cost_accum,
	STYPE = cost_summary,
	COMBINEFUNC = cost_combine,
	PARALLEL = SAFE
);
COMMENT ON AGGREGATE cost_agg(task_progress, numeric, numeric, date) IS
'Sums up what tasks were to cost and what was spent on them by that day: one row a task, with its whole budget and all that was spent on it, in yuan. Amounts, and EV and PV of each task, are rounded to four decimals, half away from zero, and then added exactly. A row with a NULL budget or spending is counted as missing and is in no sum, one with a NULL task or day is skipped; NULL without any row. A budget may be 0 but not negative; spending may be more than the budget, and negative where refunds are larger. Errors: 22003 for an amount that is NaN, infinite or 10^12 or more, or a negative budget; 22023 for different days (group by the day); 22008 for a day that is infinite or out of the years 1 to 9999.';

CREATE AGGREGATE rollup(cost_summary) (
	SFUNC = cost_combine,
	STYPE = cost_summary,
	COMBINEFUNC = cost_combine,
	PARALLEL = SAFE
);
COMMENT ON AGGREGATE rollup(cost_summary) IS
'Merges summaries of one day, as if cost_agg had seen all their rows at once. NULLs are skipped; NULL without any summary. Summaries of different days are error 22023, which names both.';

/* Reading a summary */

CREATE FUNCTION as_of(summary cost_summary) RETURNS date
	AS 'MODULE_PATHNAME', 'cost_summary_as_of'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION as_of(cost_summary) IS
'The day that the tasks were judged on.';

CREATE FUNCTION task_count(summary cost_summary) RETURNS int8
	AS 'MODULE_PATHNAME', 'cost_summary_task_count'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION task_count(cost_summary) IS
'How many tasks are in the sums: those with a budget and with spending.';

CREATE FUNCTION missing_count(summary cost_summary) RETURNS int8
	AS 'MODULE_PATHNAME', 'cost_summary_missing_count'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION missing_count(cost_summary) IS
'How many tasks are in no sum, because their budget or spending is NULL.';

CREATE FUNCTION budget_at_completion(summary cost_summary) RETURNS numeric
	AS 'MODULE_PATHNAME', 'cost_summary_budget_at_completion'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION budget_at_completion(cost_summary) IS
'BAC: the budgets of all tasks together, in yuan, with four decimals.';

CREATE FUNCTION planned_value(summary cost_summary) RETURNS numeric
	AS 'MODULE_PATHNAME', 'cost_summary_planned_value'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION planned_value(cost_summary) IS
'PV: what the work that should be done by that day was to cost, in yuan, with four decimals; the sum of budget * planned_completion, rounded task by task. Source: PMI, Practice Standard for Earned Value Management.';

CREATE FUNCTION earned_value(summary cost_summary) RETURNS numeric
	AS 'MODULE_PATHNAME', 'cost_summary_earned_value'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION earned_value(cost_summary) IS
'EV: what the work that is done was to cost, in yuan, with four decimals; the sum of budget * min(completion, 1), rounded task by task. Source: PMI, Practice Standard for Earned Value Management.';

CREATE FUNCTION actual_cost(summary cost_summary) RETURNS numeric
	AS 'MODULE_PATHNAME', 'cost_summary_actual_cost'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION actual_cost(cost_summary) IS
'AC: what was spent on all tasks together, in yuan, with four decimals.';

CREATE FUNCTION cost_variance(summary cost_summary) RETURNS numeric
	AS 'MODULE_PATHNAME', 'cost_summary_cost_variance'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION cost_variance(cost_summary) IS
'CV = EV - AC, in yuan, with four decimals; negative where more was spent than the work done was to cost. Source: PMI, Practice Standard for Earned Value Management.';

CREATE FUNCTION estimate_at_completion(summary cost_summary, method text DEFAULT 'cpi') RETURNS numeric
	AS 'MODULE_PATHNAME', 'cost_summary_estimate_at_completion'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION estimate_at_completion(cost_summary, text) IS
'EAC: what all the work will have cost, in yuan, to the fen, half away from zero and rounded once. By method: "cpi" BAC/CPI, the rest costs as much more as the work so far; "budget" AC + BAC - EV, the rest costs what was planned; "cpi_spi" AC + (BAC - EV)/(CPI * SPI), being late costs, too. NULL where an index that the method divides by is 0 or NULL. Another method is error 22023. Source: PMI, Practice Standard for Earned Value Management.';

CREATE FUNCTION cost_performance_index(summary cost_summary) RETURNS float8
	AS 'MODULE_PATHNAME', 'cost_summary_cost_performance_index'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION cost_performance_index(cost_summary) IS
'CPI = EV/AC: the budgeted work that a yuan spent has bought; below 1 where the work costs more than planned. NULL where nothing is spent, negative where refunds are larger than what was spent. Source: PMI, Practice Standard for Earned Value Management.';

CREATE FUNCTION schedule_performance_index(summary cost_summary) RETURNS float8
	AS 'MODULE_PATHNAME', 'cost_summary_schedule_performance_index'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION schedule_performance_index(cost_summary) IS
'SPI = EV/PV, in money; below 1 where the tasks together are behind. NULL while nothing is planned. Source: PMI, Practice Standard for Earned Value Management.';

CREATE FUNCTION to_complete_performance_index(summary cost_summary) RETURNS float8
	AS 'MODULE_PATHNAME', 'cost_summary_to_complete_performance_index'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION to_complete_performance_index(cost_summary) IS
'TCPI = (BAC - EV)/(BAC - AC): the CPI that the rest of the work needs to stay within the budget. NULL where the budget is spent exactly, negative where it is overspent and no CPI would do (0 where all work is done). Source: PMI, Practice Standard for Earned Value Management.';

CREATE FUNCTION to_complete_performance_index(summary cost_summary, target numeric) RETURNS float8
	AS 'MODULE_PATHNAME', 'cost_summary_to_complete_performance_index_target'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION to_complete_performance_index(cost_summary, numeric) IS
'TCPI = (BAC - EV)/(target - AC): the CPI that the rest of the work needs for all of it to cost the target, in yuan, say a new budget or an estimate at completion. NULL where the target is spent exactly, negative where more is spent already. A target that is NaN or infinite is error 22003.';

CREATE FUNCTION execution_rate(summary cost_summary) RETURNS float8
	AS 'MODULE_PATHNAME', 'cost_summary_execution_rate'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION execution_rate(cost_summary) IS
'What was spent by the budget: AC/BAC (预算执行率). May exceed 1; NULL where the budget is 0.';

CREATE FUNCTION jsonb(summary cost_summary) RETURNS jsonb
	AS 'MODULE_PATHNAME', 'cost_summary_jsonb'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION jsonb(cost_summary) IS
'Everything the accessors tell as one object: as_of (YYYY-MM-DD), task_count, missing_count, budget_at_completion, planned_value, earned_value, actual_cost, cost_variance, estimate_at_completion (by the method cpi), cost_performance_index, schedule_performance_index, to_complete_performance_index, execution_rate; null where an accessor gives NULL.';

@json cost_summary@
