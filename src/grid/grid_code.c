/*
 * grid_code.c
 *	  The SQL type grid_code: converts, checks, and calls code.c.
 *
 * Order and hash are those of int8, so the SQL declares PostgreSQL's own
 * functions for them.
 */
#include "postgres.h"

#include "fmgr.h"
#include "utils/builtins.h"
#include "utils/lsyscache.h"

#include "base/json.h"
#include "base/order.h"
#include "base/report.h"
#include "base/wire.h"
#include "grid/grid_code.h"

PG_FUNCTION_INFO_V1(grid_code_in);
PG_FUNCTION_INFO_V1(grid_code_out);
PG_FUNCTION_INFO_V1(grid_code_recv);
PG_FUNCTION_INFO_V1(grid_code_send);
PG_FUNCTION_INFO_V1(grid_code_level_of);
PG_FUNCTION_INFO_V1(grid_code_ancestor);
PG_FUNCTION_INFO_V1(grid_code_parent);
PG_FUNCTION_INFO_V1(grid_code_ordinal);
PG_FUNCTION_INFO_V1(grid_code_last);
PG_FUNCTION_INFO_V1(grid_code_contained);
PG_FUNCTION_INFO_V1(grid_code_contains);
PG_FUNCTION_INFO_V1(grid_code_jsonb);

#define TYPE_NAME "grid_code"
#define BINARY_VERSION 1

/*
 * Input and output
 */

Datum
grid_code_in(PG_FUNCTION_ARGS)
{
	GridCode	code;
	Scanner		scanner;

	scan_begin(&scanner, PG_GETARG_CSTRING(0));
	if (!grid_code_scan(&scanner, &code))
		return report_scan_failure(fcinfo, &scanner, TYPE_NAME);
	PG_RETURN_GRID_CODE(code);
}

Datum
grid_code_out(PG_FUNCTION_ARGS)
{
	char	   *buffer = palloc(GRID_CODE_TEXT_MAX);

	grid_code_format(PG_GETARG_GRID_CODE(0), buffer);
	PG_RETURN_CSTRING(buffer);
}

Datum
grid_code_recv(PG_FUNCTION_ARGS)
{
	StringInfo	message = (StringInfo) PG_GETARG_POINTER(0);
	GridCode	code;

	receive_version(message, BINARY_VERSION, TYPE_NAME);
	code = pq_getmsgint64(message);
	if (!grid_code_is_valid(code))
		require_received(fault(FAULT_SYNTAX, GRID_CODE_EXPECTED), TYPE_NAME);
	PG_RETURN_GRID_CODE(code);
}

Datum
grid_code_send(PG_FUNCTION_ARGS)
{
	StringInfoData message;

	pq_begintypsend(&message);
	send_version(&message, BINARY_VERSION);
	pq_sendint64(&message, PG_GETARG_GRID_CODE(0));
	PG_RETURN_BYTEA_P(pq_endtypsend(&message));
}

/*
 * With texts: by the digits of the code, byte for byte.  That is the order of
 * codes, so both are of one family.
 */
static int
compare_to_text(GridCode code, text *other)
{
	char		digits[GRID_CODE_TEXT_MAX];
	int			length = grid_code_format(code, digits);

	return label_compare(label_of(digits, length),
						 label_of(VARDATA_ANY(other), VARSIZE_ANY_EXHDR(other)));
}

static int
compare_code_text(FunctionCallInfo fcinfo)
{
	text	   *other = PG_GETARG_TEXT_PP(1);
	int			order = compare_to_text(PG_GETARG_GRID_CODE(0), other);

	PG_FREE_IF_COPY(other, 1);
	return order;
}

static int
compare_text_code(FunctionCallInfo fcinfo)
{
	text	   *other = PG_GETARG_TEXT_PP(0);
	int			order = -compare_to_text(PG_GETARG_GRID_CODE(1), other);

	PG_FREE_IF_COPY(other, 0);
	return order;
}

DEFINE_ORDER(grid_code_text, compare_code_text);
DEFINE_ORDER(text_grid_code, compare_text_code);

/*
 * Hierarchy
 */

/* level(g): the enum's values, looked up once a query */
Datum
grid_code_level_of(PG_FUNCTION_ARGS)
{
	GridLevel	level = grid_code_level(PG_GETARG_GRID_CODE(0));
	Oid		   *values = fcinfo->flinfo->fn_extra;

	if (values == NULL)
	{
		values = MemoryContextAllocZero(fcinfo->flinfo->fn_mcxt,
										GRID_LEVELS * sizeof(Oid));
		fcinfo->flinfo->fn_extra = values;
	}
	if (!OidIsValid(values[level]))
		values[level] =
			DatumGetObjectId(DirectFunctionCall2(enum_in,
												 CStringGetDatum(grid_level_names[level]),
												 ObjectIdGetDatum(get_func_rettype(fcinfo->flinfo->fn_oid))));
	PG_RETURN_OID(values[level]);
}

static GridLevel
level_of_value(Oid value)
{
	char	   *label = DatumGetCString(DirectFunctionCall1(enum_out,
															ObjectIdGetDatum(value)));

	for (int level = 0; level < GRID_LEVELS; level++)
	{
		if (strcmp(label, grid_level_names[level]) == 0)
			return level;
	}
	ereport(ERROR,
			(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
			 errmsg("unknown level of grid codes: \"%s\"", label)));
}

Datum
grid_code_ancestor(PG_FUNCTION_ARGS)
{
	typedef struct
	{
		Oid			value;
		GridLevel	level;
	}			Last;
	GridCode	code = PG_GETARG_GRID_CODE(0);
	Oid			value = PG_GETARG_OID(1);
	Last	   *last = fcinfo->flinfo->fn_extra;

	if (last == NULL || last->value != value)
	{
		GridLevel	level = level_of_value(value);

		if (last == NULL)
			last = fcinfo->flinfo->fn_extra =
				MemoryContextAlloc(fcinfo->flinfo->fn_mcxt, sizeof(Last));
		last->value = value;
		last->level = level;
	}
	if (last->level > grid_code_level(code))
		PG_RETURN_NULL();
	PG_RETURN_GRID_CODE(grid_code_cut(code, last->level));
}

Datum
grid_code_parent(PG_FUNCTION_ARGS)
{
	GridCode	code = PG_GETARG_GRID_CODE(0);
	GridLevel	level = grid_code_level(code);

	if (level == GRID_PROVINCE)
		PG_RETURN_NULL();
	PG_RETURN_GRID_CODE(grid_code_cut(code, level - 1));
}

Datum
grid_code_ordinal(PG_FUNCTION_ARGS)
{
	PG_RETURN_INT32(grid_code_last_part(PG_GETARG_GRID_CODE(0)));
}

Datum
grid_code_last(PG_FUNCTION_ARGS)
{
	PG_RETURN_GRID_CODE(grid_code_range_end(PG_GETARG_GRID_CODE(0)));
}

/* g <@ a */
Datum
grid_code_contained(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(grid_code_covers(PG_GETARG_GRID_CODE(1),
									PG_GETARG_GRID_CODE(0)));
}

/* a @> g */
Datum
grid_code_contains(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(grid_code_covers(PG_GETARG_GRID_CODE(0),
									PG_GETARG_GRID_CODE(1)));
}

static void
add_area(JsonbParseState **state, const char *name, GridCode code, bool known)
{
	char	   *digits;

	if (!known)
	{
		json_add_measure(state, name, false, 0);
		return;
	}
	digits = palloc(GRID_CODE_TEXT_MAX);
	grid_code_format(code, digits);
	json_add_string(state, name, digits);
}

/* the code, and the area of each level that it lies in */
Datum
grid_code_jsonb(PG_FUNCTION_ARGS)
{
	GridCode	code = PG_GETARG_GRID_CODE(0);
	GridLevel	own = grid_code_level(code);
	JsonbParseState *state;

	json_begin(&state);
	add_area(&state, "text", code, true);
	json_add_string(&state, "level", grid_level_names[own]);
	json_add_count(&state, "ordinal", grid_code_last_part(code));
	for (GridLevel level = GRID_PROVINCE; level < GRID_LEVELS; level++)
		add_area(&state, grid_level_names[level], grid_code_cut(code, level),
				 level <= own);
	return json_end(&state);
}
