/*
 * indicator_target_selectivity.c
 *	  How many rows "actual <@ target" will find, for the planner.
 *
 * As matchingsel(), which runs the operator on the column's statistics; but
 * ours raises for a NaN, and planning must not fail over a row that the query
 * may never see.  So the statistics are judged by functions that do not raise.
 */
#include "postgres.h"

#include "access/htup_details.h"
#include "catalog/pg_statistic.h"
#include "fmgr.h"
#include "nodes/pathnodes.h"
#include "utils/lsyscache.h"
#include "utils/selfuncs.h"

#include "target/indicator_target.h"

PG_FUNCTION_INFO_V1(indicator_target_within_sel);
PG_FUNCTION_INFO_V1(indicator_target_contains_sel);

/* from so many values on a histogram is believed alone, as in core */
#define FULL_HISTOGRAM 100

static Datum
within_quietly(FunctionCallInfo fcinfo)
{
	float8		actual = PG_GETARG_FLOAT8(0);

	PG_RETURN_BOOL(isfinite(actual) &&
				   target_meets(actual, PG_GETARG_INDICATOR_TARGET(1)));
}

static Datum
contains_quietly(FunctionCallInfo fcinfo)
{
	float8		actual = PG_GETARG_FLOAT8(1);

	PG_RETURN_BOOL(isfinite(actual) &&
				   target_meets(actual, PG_GETARG_INDICATOR_TARGET(0)));
}

/*
 * The share of a column's rows for which quietly(column, constant) holds.
 */
static double
column_selectivity(VariableStatData *column, FmgrInfo *quietly,
				   Datum constant, bool column_on_left)
{
	double		common_rows;
	double		common = mcv_selectivity(column, quietly, InvalidOid, constant,
										 column_on_left, &common_rows);
	int			histogram_size;
	double		rest = histogram_selectivity(column, quietly, InvalidOid,
											 constant, column_on_left, 10, 1,
											 &histogram_size);
	double		null_rows = 0;

	if (rest < 0)
		rest = DEFAULT_INEQ_SEL;
	else if (histogram_size < FULL_HISTOGRAM)
	{
		double		trust = histogram_size / (double) FULL_HISTOGRAM;

		rest = rest * trust + DEFAULT_INEQ_SEL * (1 - trust);
	}
	if (HeapTupleIsValid(column->statsTuple))
		null_rows = ((Form_pg_statistic) GETSTRUCT(column->statsTuple))->stanullfrac;
	return common + rest * (1 - null_rows - common_rows);
}

/*
 * Does the operator call our function?  Anybody who may create an operator can
 * give it this estimator, over types that are none of ours; then its arguments
 * must not be looked at.  If it does, they are of the types declared.
 */
static bool
calls(Oid operator, PGFunction function)
{
	FmgrInfo	called;

	fmgr_info(get_opcode(operator), &called);
	return called.fn_addr == function;
}

/*
 * Are the values that the statistics hold of that type?  A column may pass for
 * another type by a cast that changes nothing.
 */
static bool
statistics_hold(VariableStatData *column, Oid type)
{
	static const int kinds[] = {STATISTIC_KIND_MCV, STATISTIC_KIND_HISTOGRAM};
	bool		hold = true;

	for (size_t i = 0; i < lengthof(kinds); i++)
	{
		AttStatsSlot slot;

		if (!HeapTupleIsValid(column->statsTuple) ||
			!get_attstatsslot(&slot, column->statsTuple, kinds[i], InvalidOid,
							  ATTSTATSSLOT_VALUES))
			continue;
		hold = hold && getBaseType(slot.valuetype) == type;
		free_attstatsslot(&slot);
	}
	return hold;
}

/*
 * For an operator of that function; the share is judged by quietly(), which
 * must only be given values of the function's own types.
 */
static Datum
restriction_selectivity(FunctionCallInfo fcinfo, PGFunction function,
						PGFunction quietly)
{
	PlannerInfo *root = (PlannerInfo *) PG_GETARG_POINTER(0);
	Oid			operator = PG_GETARG_OID(1);
	List	   *arguments = (List *) PG_GETARG_POINTER(2);
	int			relation = PG_GETARG_INT32(3);
	VariableStatData column;
	Node	   *other;
	bool		column_on_left;
	Oid			left;
	Oid			right;
	double		selectivity = DEFAULT_INEQ_SEL;

	if (!calls(operator, function) ||
		!get_restriction_variable(root, arguments, relation, &column, &other,
								  &column_on_left))
		PG_RETURN_FLOAT8(selectivity);

	op_input_types(operator, &left, &right);
	if (IsA(other, Const) && ((Const *) other)->constisnull)
		selectivity = 0;		/* the operator is strict */
	else if (IsA(other, Const) &&
			 ((Const *) other)->consttype == (column_on_left ? right : left) &&
			 statistics_hold(&column, column_on_left ? left : right))
	{
		FmgrInfo	judge = {0};

		judge.fn_addr = quietly;
		judge.fn_oid = get_opcode(operator);	/* whose rights are checked */
		judge.fn_nargs = 2;
		judge.fn_strict = true;
		judge.fn_mcxt = CurrentMemoryContext;
		selectivity = column_selectivity(&column, &judge,
										 ((Const *) other)->constvalue,
										 column_on_left);
	}
	ReleaseVariableStats(column);
	CLAMP_PROBABILITY(selectivity);
	PG_RETURN_FLOAT8(selectivity);
}

Datum
indicator_target_within_sel(PG_FUNCTION_ARGS)
{
	return restriction_selectivity(fcinfo, indicator_target_meets,
								   within_quietly);
}

Datum
indicator_target_contains_sel(PG_FUNCTION_ARGS)
{
	return restriction_selectivity(fcinfo, indicator_target_contains,
								   contains_quietly);
}
