/*
 * read_targets.c
 *	  read_number, read_target and read_targets: converts and calls plan.c.
 *
 * The targets that come out are of the type indicator_target, which is another
 * room's: they are made through the input function of the type that the SQL
 * declaration gives, so that only text passes between the two.
 */
#include "postgres.h"

#include "fmgr.h"
#include "funcapi.h"
#include "utils/builtins.h"
#include "utils/date.h"
#include "utils/lsyscache.h"
#include "utils/numeric.h"
#include "utils/rangetypes.h"
#include "utils/tuplestore.h"

#include "base/date.h"
#include "base/number.h"
#include "reading/plan.h"

PG_FUNCTION_INFO_V1(read_number);
PG_FUNCTION_INFO_V1(read_target);
PG_FUNCTION_INFO_V1(read_targets);

#define NUMBER_DIGITS_MAX 10000

/* the columns of read_targets, in their order */
enum
{
	COLUMN_POSITION,
	COLUMN_PHRASE,
	COLUMN_SUBJECT,
	COLUMN_TARGET,
	COLUMN_KIND,
	COLUMN_HEDGE,
	COLUMN_STRETCH,
	COLUMN_DUE,
	COLUMN_PER,
	COLUMN_COUNT
};

static Datum
numeric_of(const char *text)
{
	return DirectFunctionCall3(numeric_in, CStringGetDatum(text),
							   ObjectIdGetDatum(InvalidOid), Int32GetDatum(-1));
}

/* read_number(text) → numeric */
Datum
read_number(PG_FUNCTION_ARGS)
{
	text	   *input = PG_GETARG_TEXT_PP(0);
	const char *p = VARDATA_ANY(input);
	Numeral		numeral;
	Datum		number;

	numeral_init(&numeral);
	if (!read_whole_numeral(p, p + VARSIZE_ANY_EXHDR(input), &numeral) ||
		numeral.digits.len > NUMBER_DIGITS_MAX ||
		numeral.divisor.len > NUMBER_DIGITS_MAX)
		PG_RETURN_NULL();

	appendStringInfo(&numeral.digits, "e%d", numeral.exponent - numeral.share);
	number = numeric_of(numeral.digits.data);
	if (numeral.divisor.len > 0)
	{
		Datum		divisor = numeric_of(numeral.divisor.data);

		if (DatumGetBool(DirectFunctionCall2(numeric_eq, divisor, numeric_of("0"))))
			PG_RETURN_NULL();
		number = DirectFunctionCall2(numeric_div, number, divisor);
	}
	PG_RETURN_DATUM(DirectFunctionCall1(numeric_trim_scale, number));
}

/* as indicator_target_in reads it */
static char *
target_cstring(const ReadTarget *target)
{
	StringInfoData out;

	initStringInfo(&out);
	if (target->compare != COMPARE_NONE)
		appendStringInfo(&out, "%s ", compare_sign(target->compare));
	append_float8(&out, target->low);
	if (target->compare == COMPARE_NONE)
	{
		appendStringInfoString(&out, " .. ");
		append_float8(&out, target->high);
	}
	if (target->unit[0] != '\0')
		appendStringInfo(&out, " %s", target->unit);
	return out.data;
}

/* read_target(text) → indicator_target */
Datum
read_target(PG_FUNCTION_ARGS)
{
	text	   *input = PG_GETARG_TEXT_PP(0);
	PlanReader *reader = plan_reader_begin(VARDATA_ANY(input),
										   VARSIZE_ANY_EXHDR(input));
	const ReadTarget *target = plan_reader_next(reader);
	char	   *stated;
	Oid			type = get_func_rettype(fcinfo->flinfo->fn_oid);
	Oid			input_function;
	Oid			parameter;

	if (target == NULL)
		PG_RETURN_NULL();
	stated = target_cstring(target);
	if (plan_reader_next(reader) != NULL)
		PG_RETURN_NULL();
	getTypeInputInfo(type, &input_function, &parameter);
	PG_RETURN_DATUM(OidInputFunctionCall(input_function, stated, parameter, -1));
}

static Datum
span_datum(Span span, bool *isnull)
{
	*isnull = span.end <= span.start;
	return *isnull ? (Datum) 0 :
		PointerGetDatum(cstring_to_text_with_len(span.start, span.end - span.start));
}

static Datum
string_datum(const char *string, bool *isnull)
{
	*isnull = string == NULL || string[0] == '\0';
	return *isnull ? (Datum) 0 : CStringGetTextDatum(string);
}

/* the days of a range; an empty one says nothing */
static void
set_period(PlanReader *reader, RangeType *period)
{
	TypeCacheEntry *type = lookup_type_cache(RangeTypeGetOid(period),
											 TYPECACHE_RANGE_INFO);
	RangeBound	lower;
	RangeBound	upper;
	bool		empty;

	range_deserialize(type, period, &lower, &upper, &empty);
	if (empty)
		return;
	/* a daterange is stored as [) */
	plan_reader_period(reader, lower.infinite ? PG_INT32_MIN :
					   DatumGetInt32(lower.val),
					   upper.infinite ? PG_INT32_MAX :
					   DatumGetInt32(upper.val) - 1);
}

static void
put_target(ReturnSetInfo *result, FmgrInfo *target_input, Oid parameter,
		   const ReadTarget *target)
{
	Datum		values[COLUMN_COUNT];
	bool		nulls[COLUMN_COUNT] = {0};
	StringInfoData per;

	initStringInfo(&per);
	append_per(&per, target);
	values[COLUMN_POSITION] = Int32GetDatum(target->position);
	values[COLUMN_PHRASE] = span_datum(target->phrase, &nulls[COLUMN_PHRASE]);
	values[COLUMN_SUBJECT] = span_datum(target->subject, &nulls[COLUMN_SUBJECT]);
	values[COLUMN_TARGET] = InputFunctionCall(target_input, target_cstring(target),
											  parameter, -1);
	values[COLUMN_KIND] = CStringGetTextDatum(read_kind_name(target->kind));
	values[COLUMN_HEDGE] = string_datum(target->hedge, &nulls[COLUMN_HEDGE]);
	values[COLUMN_STRETCH] = BoolGetDatum(target->stretch);
	values[COLUMN_DUE] = DateADTGetDatum(target->due);
	nulls[COLUMN_DUE] = !target->has_due || !date_is_valid(target->due);
	values[COLUMN_PER] = string_datum(per.data, &nulls[COLUMN_PER]);
	tuplestore_putvalues(result->setResult, result->setDesc, values, nulls);
}

/* read_targets(text, period) → TABLE (…) */
Datum
read_targets(PG_FUNCTION_ARGS)
{
	ReturnSetInfo *result = (ReturnSetInfo *) fcinfo->resultinfo;
	text	   *input;
	PlanReader *reader;
	const ReadTarget *target;
	FmgrInfo	target_input;
	Oid			input_function;
	Oid			parameter;
	MemoryContext row_context;
	MemoryContext old_context;

	InitMaterializedSRF(fcinfo, 0);
	if (PG_ARGISNULL(0))
		PG_RETURN_NULL();

	input = PG_GETARG_TEXT_PP(0);
	reader = plan_reader_begin(VARDATA_ANY(input), VARSIZE_ANY_EXHDR(input));
	if (!PG_ARGISNULL(1))
		set_period(reader, PG_GETARG_RANGE_P(1));
	getTypeInputInfo(TupleDescAttr(result->setDesc, COLUMN_TARGET)->atttypid,
					 &input_function, &parameter);
	fmgr_info(input_function, &target_input);

	row_context = AllocSetContextCreate(CurrentMemoryContext, "read_targets row",
										ALLOCSET_DEFAULT_SIZES);
	while ((target = plan_reader_next(reader)) != NULL)
	{
		old_context = MemoryContextSwitchTo(row_context);
		put_target(result, &target_input, parameter, target);
		MemoryContextSwitchTo(old_context);
		MemoryContextReset(row_context);
	}
	PG_RETURN_NULL();
}
