/*
 * grid_code_plan.c
 *	  What the planner is told about g <@ area: it is the range
 *	  area <= g <= grid_code_last(area) of the plain btree order, exactly.
 */
#include "postgres.h"

#include "access/stratnum.h"
#include "catalog/pg_am_d.h"
#include "fmgr.h"
#include "nodes/makefuncs.h"
#include "nodes/nodeFuncs.h"
#include "nodes/supportnodes.h"
#include "optimizer/optimizer.h"
#include "utils/lsyscache.h"
#include "utils/selfuncs.h"
#include "utils/typcache.h"

#include "base/lookup.h"
#include "grid/grid_code.h"

PG_FUNCTION_INFO_V1(grid_code_support);
PG_FUNCTION_INFO_V1(grid_code_sel);

/*
 * grid_code_last(area): computed now where the area is a constant, else when
 * the query runs.  It stands in the schema of the function it is called for.
 */
static Expr *
range_end(Expr *area, Oid function)
{
	Oid			type = exprType((Node *) area);
	Oid			last;

	if (IsA(area, Const))
	{
		Const	   *end = copyObject((Const *) area);

		end->constvalue =
			Int64GetDatum(grid_code_range_end(DatumGetInt64(end->constvalue)));
		return (Expr *) end;
	}
	last = schema_function(get_func_namespace(function), "grid_code_last", 1,
						   &type);
	if (!OidIsValid(last))
		return NULL;
	return (Expr *) makeFuncExpr(last, type, list_make1(area),
								 InvalidOid, InvalidOid, COERCE_EXPLICIT_CALL);
}

static Expr *
comparison(Oid operator, Expr *code, Expr *bound)
{
	Expr	   *clause = make_opclause(operator, BOOLOID, false, code, bound,
									   InvalidOid, InvalidOid);

	set_opfuncid((OpExpr *) clause);
	return clause;
}

static bool
is_grid_code(Expr *expression)
{
	return type_is_read_by(exprType((Node *) expression), grid_code_in);
}

/*
 * code >= area and code <= grid_code_last(area), with the operators of a btree
 * family; NIL where the family is another one, or the area is NULL.  Anybody's
 * operator may ask, of any types.
 */
static List *
range_clauses(Expr *code, Expr *area, Oid family, Oid function)
{
	Oid			type = exprType((Node *) area);
	Oid			at_least = get_opfamily_member(family, type, type,
											   BTGreaterEqualStrategyNumber);
	Oid			at_most = get_opfamily_member(family, type, type,
											  BTLessEqualStrategyNumber);
	Expr	   *end;

	if (!OidIsValid(at_least) || !OidIsValid(at_most) ||
		!is_grid_code(code) || !is_grid_code(area) ||
		(IsA(area, Const) && ((Const *) area)->constisnull))
		return NIL;
	end = range_end(area, function);
	if (end == NULL)
		return NIL;
	return list_make2(comparison(at_least, code, area),
					  comparison(at_most, code, end));
}

/* which argument is the area, by the name of the C function called */
static int
area_argument(Oid function)
{
	char	   *name = get_func_name(function);

	return name != NULL && strcmp(name, "grid_code_contains") == 0 ? 0 : 1;
}

static List *
clause_arguments(Node *clause)
{
	if (is_opclause(clause))
		return ((OpExpr *) clause)->args;
	if (is_funcclause(clause))
		return ((FuncExpr *) clause)->args;
	return NIL;
}

/*
 * The index condition that is the clause; nothing has to be rechecked.
 */
static List *
index_condition(SupportRequestIndexCondition *request)
{
	List	   *arguments = clause_arguments(request->node);
	int			area_at = area_argument(request->funcid);
	Expr	   *area;

	if (list_length(arguments) != 2 || request->indexarg == area_at ||
		request->index->relam != BTREE_AM_OID ||
		request->opfamily != lookup_type_cache(exprType(list_nth(arguments, area_at)),
											   TYPECACHE_BTREE_OPFAMILY)->btree_opf)
		return NIL;				/* another family may order the other way */
	area = list_nth(arguments, area_at);
	if (!is_pseudo_constant_for_index(request->root, (Node *) area,
									  request->index))
		return NIL;
	request->lossy = false;
	return range_clauses(list_nth(arguments, request->indexarg), area,
						 request->opfamily, request->funcid);
}

/*
 * The selectivity of the range, by the statistics of the column.  The planner
 * sees the two conditions as one range.
 */
static Selectivity
range_selectivity(PlannerInfo *root, List *arguments, Oid function,
				  int rel, JoinType join, SpecialJoinInfo *info)
{
	int			area_at = area_argument(function);
	Node	   *area;
	Node	   *code;
	TypeCacheEntry *type;
	List	   *clauses;

	if (list_length(arguments) != 2)
		return DEFAULT_RANGE_INEQ_SEL;
	area = estimate_expression_value(root, list_nth(arguments, area_at));
	code = list_nth(arguments, 1 - area_at);
	type = lookup_type_cache(exprType(area), TYPECACHE_BTREE_OPFAMILY);
	clauses = range_clauses((Expr *) code, (Expr *) area, type->btree_opf,
							function);
	if (IsA(area, Const) && ((Const *) area)->constisnull)
		return 0;
	if (clauses == NIL || !IsA(area, Const))
		return DEFAULT_RANGE_INEQ_SEL;
	return clauselist_selectivity(root, clauses, rel, join, info);
}

/*
 * A column under a constant area is two comparisons: then every plan (a bitmap
 * scan, the pruning of partitions) is that of a range.
 */
static Node *
simplified(SupportRequestSimplify *request)
{
	List	   *arguments = request->fcall->args;
	Oid			function = request->fcall->funcid;
	int			area_at = area_argument(function);
	Expr	   *area = list_nth(arguments, area_at);
	Expr	   *code = list_nth(arguments, 1 - area_at);
	TypeCacheEntry *type;
	List	   *clauses;

	if (!IsA(area, Const) || !IsA(code, Var))
		return NULL;
	type = lookup_type_cache(exprType((Node *) area), TYPECACHE_BTREE_OPFAMILY);
	clauses = range_clauses(code, area, type->btree_opf, function);
	return clauses == NIL ? NULL : (Node *) make_andclause(clauses);
}

Datum
grid_code_support(PG_FUNCTION_ARGS)
{
	Node	   *node = (Node *) PG_GETARG_POINTER(0);

	if (IsA(node, SupportRequestSimplify))
		PG_RETURN_POINTER(simplified((SupportRequestSimplify *) node));
	if (IsA(node, SupportRequestIndexCondition))
		PG_RETURN_POINTER(index_condition((SupportRequestIndexCondition *) node));
	if (IsA(node, SupportRequestSelectivity))
	{
		SupportRequestSelectivity *request = (SupportRequestSelectivity *) node;

		if (request->is_join)
			PG_RETURN_POINTER(NULL);
		request->selectivity = range_selectivity(request->root, request->args,
												 request->funcid,
												 request->varRelid,
												 request->jointype,
												 request->sjinfo);
		PG_RETURN_POINTER(request);
	}
	PG_RETURN_POINTER(NULL);
}

/* the same for the operators: functions called as such ask their support function */
Datum
grid_code_sel(PG_FUNCTION_ARGS)
{
	PlannerInfo *root = (PlannerInfo *) PG_GETARG_POINTER(0);
	Oid			operator = PG_GETARG_OID(1);
	List	   *arguments = (List *) PG_GETARG_POINTER(2);
	int			rel = PG_GETARG_INT32(3);

	PG_RETURN_FLOAT8(range_selectivity(root, arguments, get_opcode(operator),
									   rel, JOIN_INNER, NULL));
}
