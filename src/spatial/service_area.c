/*
 * service_area.c
 *	  The SQL type service_area, its aggregates and what is asked of it:
 *	  converts, checks, and calls disc.c, disc_tree.c and union.c.
 */
#include "postgres.h"

#include "common/int.h"
#include "fmgr.h"
#include "funcapi.h"
#include "lib/stringinfo.h"
#include "miscadmin.h"
#include "utils/builtins.h"

#include "base/aggregate.h"
#include "base/json.h"
#include "geometry/prepared.h"
#include "base/report.h"
#include "base/wire.h"
#include "spatial/disc_tree.h"
#include "spatial/union.h"

PG_FUNCTION_INFO_V1(service_area_in);
PG_FUNCTION_INFO_V1(service_area_out);
PG_FUNCTION_INFO_V1(service_area_recv);
PG_FUNCTION_INFO_V1(service_area_send);
PG_FUNCTION_INFO_V1(service_area_accum);
PG_FUNCTION_INFO_V1(service_area_combine);
PG_FUNCTION_INFO_V1(facility_count);
PG_FUNCTION_INFO_V1(covers);
PG_FUNCTION_INFO_V1(nearest_distance);
PG_FUNCTION_INFO_V1(covered_area);
PG_FUNCTION_INFO_V1(covered_area_in_zone);
PG_FUNCTION_INFO_V1(coverage);
PG_FUNCTION_INFO_V1(service_area_discs);
PG_FUNCTION_INFO_V1(service_area_jsonb);

#define TYPE_NAME "service_area"

/*
 * The stored value.
 */
typedef struct ServiceArea
{
	MarkedHeader marked;
	int64		facilities;
	int64		discs;
	Disc		disc[FLEXIBLE_ARRAY_MEMBER];	/* canonical */
} ServiceArea;

#define AREA_SIZE(discs) (offsetof(ServiceArea, disc) + sizeof(Disc) * (Size) (discs))
#define DISCS_MAX ((int) ((MaxAllocSize - offsetof(ServiceArea, disc)) / sizeof(Disc)))

/*
 * The state of the aggregate: grows, and is put in order only when somebody
 * looks at it.
 */
typedef struct ExpandedArea
{
	ExpandedObjectHeader header;
	AreaHead	head;
	int			capacity;
	bool		canonical;		/* the discs are, and mark is theirs */
	Fingerprint mark;
	Disc	   *disc;
} ExpandedArea;

/* a look at either form */
typedef struct AreaView
{
	AreaHead	head;
	Fingerprint mark;
	const Disc *disc;
} AreaView;

static Fingerprint
area_mark(const AreaHead *head, const Disc *discs)
{
	Fingerprint mark = {{0, 0}};

	mark = fingerprint_add(mark, head, sizeof(*head));
	return fingerprint_add(mark, discs, sizeof(Disc) * (Size) head->discs);
}

static void
report_too_many(void)
{
	ereport(ERROR,
			(errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
			 errmsg("%s is too large", TYPE_NAME),
			 errdetail("It holds at most %d discs.", DISCS_MAX)));
}

/*
 * The two forms
 */

static void
area_canonicalise(ExpandedArea *area)
{
	if (area->canonical)
		return;
	area->head.discs = discs_canonicalise(area->disc, area->head.discs);
	area->mark = area_mark(&area->head, area->disc);
	area->canonical = true;
}

static Size
area_flat_size(ExpandedObjectHeader *header)
{
	ExpandedArea *area = (ExpandedArea *) header;

	area_canonicalise(area);
	if (area->head.discs > DISCS_MAX)
		report_too_many();
	return AREA_SIZE(area->head.discs);
}

static void
area_write(ServiceArea *flat, const AreaHead *head, Fingerprint mark,
		   const Disc *discs)
{
	SET_VARSIZE(flat, AREA_SIZE(head->discs));
	flat->marked.srid = head->srid;
	flat->marked.mark = mark;
	flat->facilities = head->facilities;
	flat->discs = head->discs;
	memcpy(flat->disc, discs, sizeof(Disc) * (Size) head->discs);
}

static void
area_flatten(ExpandedObjectHeader *header, void *result, Size size)
{
	ExpandedArea *area = (ExpandedArea *) header;

	if (size != area_flat_size(header))
		elog(ERROR, "wrong size of a flat %s", TYPE_NAME);
	area_write(result, &area->head, area->mark, area->disc);
}

static const ExpandedObjectMethods area_methods = {
	area_flat_size,
	area_flatten
};

/* of canonical discs */
static ServiceArea *
area_make(const AreaHead *head, const Disc *discs)
{
	ServiceArea *flat = palloc(AREA_SIZE(head->discs));

	area_write(flat, head, area_mark(head, discs), discs);
	return flat;
}

/*
 * The expanded area behind a datum, NULL if it is flat.
 */
static ExpandedArea *
expanded_area(Datum datum)
{
	ExpandedObjectHeader *header;

	if (!VARATT_IS_EXTERNAL_EXPANDED(DatumGetPointer(datum)))
		return NULL;
	header = DatumGetEOHP(datum);
	return header->eoh_methods == &area_methods ? (ExpandedArea *) header : NULL;
}

static AreaView
area_view(Datum datum)
{
	ExpandedArea *area = expanded_area(datum);
	AreaView	view;

	if (area)
	{
		area_canonicalise(area);
		view.head = area->head;
		view.mark = area->mark;
		view.disc = area->disc;
	}
	else
	{
		ServiceArea *flat = (ServiceArea *) PG_DETOAST_DATUM(datum);

		view.head.srid = flat->marked.srid;
		view.head.facilities = flat->facilities;
		view.head.discs = flat->discs;
		view.mark = flat->marked.mark;
		view.disc = flat->disc;
	}
	return view;
}

static ExpandedArea *
area_expand(FunctionCallInfo fcinfo, int32 srid, int room)
{
	MemoryContext context = expanded_state_context(fcinfo, TYPE_NAME);
	ExpandedArea *area = MemoryContextAllocZero(context, sizeof(ExpandedArea));

	EOH_init_header(&area->header, &area_methods, context);
	area->head.srid = srid;
	area->capacity = Max(room, 16);
	area->disc = MemoryContextAllocHuge(context,
										sizeof(Disc) * (Size) area->capacity);
	return area;
}

/*
 * Input and output
 */

Datum
service_area_in(PG_FUNCTION_ARGS)
{
	char	   *input = PG_GETARG_CSTRING(0);
	int			room = area_discs_at_most(input);
	AreaHead	head;
	Disc	   *discs;
	Scanner		scanner;

	discs = palloc_extended(sizeof(Disc) * (Size) room, MCXT_ALLOC_HUGE);
	scan_begin(&scanner, input);
	if (!area_scan(&scanner, &head, discs))
		return report_scan_failure(fcinfo, &scanner, TYPE_NAME);
	if (head.discs > DISCS_MAX)
		report_too_many();
	PG_RETURN_POINTER(area_make(&head, discs));
}

Datum
service_area_out(PG_FUNCTION_ARGS)
{
	AreaView	view = area_view(PG_GETARG_DATUM(0));
	StringInfoData output;

	initStringInfo(&output);
	enlargeStringInfo(&output, AREA_HEAD_TEXT_MAX);
	output.len += area_head_format(&view.head, output.data + output.len);
	for (int i = 0; i < view.head.discs; i++)
	{
		enlargeStringInfo(&output, DISC_TEXT_MAX + 4);
		if (i > 0)
			appendStringInfoString(&output, ", ");
		output.len += disc_format(&view.disc[i], output.data + output.len);
	}
	appendStringInfoChar(&output, ')');
	PG_RETURN_CSTRING(output.data);
}

/*
 * SRID, facilities, the number of discs, and of each disc x, y and radius.
 */
Datum
service_area_recv(PG_FUNCTION_ARGS)
{
	StringInfo	message = (StringInfo) PG_GETARG_POINTER(0);
	AreaHead	head;
	Disc	   *discs;
	const char *fault;

	head.srid = pq_getmsgint(message, 4);
	head.facilities = pq_getmsgint64(message);
	head.discs = pq_getmsgint(message, 4);
	fault = area_head_fault(&head);
	if (fault != NULL)
		report_binary_fault(TYPE_NAME, fault);
	if (head.discs > (message->len - message->cursor) / (int) sizeof(Disc))
		report_binary_fault(TYPE_NAME, "as many discs as it says");

	discs = palloc(sizeof(Disc) * (Size) head.discs);
	for (int i = 0; i < head.discs; i++)
	{
		discs[i].centre.x = receive_float8(message);
		discs[i].centre.y = receive_float8(message);
		discs[i].radius = receive_float8(message);
		if (!disc_is_valid(&discs[i]))
			report_binary_fault(TYPE_NAME, DISC_EXPECTED);
	}
	if (!discs_are_canonical(discs, head.discs))
		report_binary_fault(TYPE_NAME, "discs in ascending order");
	PG_RETURN_POINTER(area_make(&head, discs));
}

Datum
service_area_send(PG_FUNCTION_ARGS)
{
	AreaView	view = area_view(PG_GETARG_DATUM(0));
	StringInfoData message;

	pq_begintypsend(&message);
	pq_sendint32(&message, view.head.srid);
	pq_sendint64(&message, view.head.facilities);
	pq_sendint32(&message, view.head.discs);
	for (int i = 0; i < view.head.discs; i++)
	{
		pq_sendfloat8(&message, view.disc[i].centre.x);
		pq_sendfloat8(&message, view.disc[i].centre.y);
		pq_sendfloat8(&message, view.disc[i].radius);
	}
	PG_RETURN_BYTEA_P(pq_endtypsend(&message));
}

/*
 * Aggregation
 */

/*
 * Bring more facilities and discs in, which the caller then writes.
 */
static Disc *
area_grow(ExpandedArea *area, int64 facilities, int discs)
{
	Disc	   *added;

	if (pg_add_s64_overflow(area->head.facilities, facilities,
							&area->head.facilities))
		ereport(ERROR,
				(errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE),
				 errmsg("%s out of range", TYPE_NAME),
				 errdetail("The count of facilities is too large.")));
	if (area->head.discs > DISCS_MAX - discs)
		area_canonicalise(area);
	if (area->head.discs > DISCS_MAX - discs)
		report_too_many();
	if (area->head.discs + discs > area->capacity)
	{
		area->capacity = Max(2 * area->capacity, area->head.discs + discs);
		area->disc = repalloc_huge(area->disc,
								   sizeof(Disc) * (Size) area->capacity);
	}
	added = area->disc + area->head.discs;
	area->head.discs += discs;
	area->canonical = false;
	return added;
}

static void
area_append(ExpandedArea *area, const AreaView *other)
{
	Disc	   *added;

	require_same_srid(area->head.srid, other->head.srid);
	added = area_grow(area, other->head.facilities, other->head.discs);
	memcpy(added, other->disc, sizeof(Disc) * (Size) other->head.discs);
}

/*
 * The state in argument 0 (not NULL), to be written to: inside an aggregate ours
 * if it is expanded already, else a copy.
 */
static ExpandedArea *
area_state(FunctionCallInfo fcinfo)
{
	Datum		state = PG_GETARG_DATUM(0);
	ExpandedArea *area;
	AreaView	view;

	if (AggCheckCallContext(fcinfo, NULL) &&
		VARATT_IS_EXTERNAL_EXPANDED_RW(DatumGetPointer(state)) &&
		(area = expanded_area(state)) != NULL)
		return area;

	view = area_view(state);
	area = area_expand(fcinfo, view.head.srid, view.head.discs + 1);
	area_append(area, &view);
	return area;
}

static float8
require_radius(float8 radius)
{
	require_finite(radius, "radius");
	if (unlikely(!(radius >= RADIUS_MIN && radius <= COORDINATE_MAX)))
		ereport(ERROR,
				(errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE),
				 errmsg("radius %g is out of range", radius),
				 errdetail("Expected metres, from 1e-6 to 1e9.")));
	return radius;
}

/*
 * One row of service_area_agg(): the state, the facility and its radius.
 */
Datum
service_area_accum(PG_FUNCTION_ARGS)
{
	Prepared   *prepared;
	ExpandedArea *area;
	Points		points;
	float8		radius;
	Disc	   *added;

	if (PG_ARGISNULL(1) || PG_ARGISNULL(2))
		return aggregate_skip_row(fcinfo);
	radius = require_radius(PG_GETARG_FLOAT8(2));
	prepared = prepared_get(fcinfo, 1);
	geometry_read_points(&prepared->reader, PG_GETARG_DATUM(1),
						 "Use the points of its entrances, or its corners with ST_Points().",
						 &points);
	if (points.count == 0)
		return aggregate_skip_row(fcinfo);

	if (!PG_ARGISNULL(0))
	{
		area = area_state(fcinfo);
		require_same_srid(area->head.srid, points.srid);
	}
	else
		area = area_expand(fcinfo, points.srid, points.count);
	added = area_grow(area, 1, points.count);
	for (int i = 0; i < points.count; i++)
	{
		added[i].centre = points.coordinates[i];
		added[i].radius = radius;
	}
	return EOHPGetRWDatum(&area->header);
}

/*
 * Merge two states; also the state function of rollup().
 */
Datum
service_area_combine(PG_FUNCTION_ARGS)
{
	ExpandedArea *area = area_state(fcinfo);
	AreaView	other = area_view(PG_GETARG_DATUM(1));

	area_append(area, &other);
	return EOHPGetRWDatum(&area->header);
}

/*
 * Questions
 */

Datum
facility_count(PG_FUNCTION_ARGS)
{
	PG_RETURN_INT64(area_view(PG_GETARG_DATUM(0)).head.facilities);
}

/* what is prepared for an area */
typedef struct PreparedArea
{
	int32		srid;
	DiscTree   *tree;
} PreparedArea;

static PreparedArea *
prepare_area(FunctionCallInfo fcinfo, Prepared *prepared)
{
	struct varlena *value = (struct varlena *) PG_GETARG_POINTER(0);
	PreparedArea *content;
	MemoryContext caller;
	AreaView	view;

	if (prepared_holds_stored(prepared, value))
		return prepared->content;
	view = area_view(PointerGetDatum(value));
	if (prepared_holds(prepared, view.mark))
		return prepared->content;

	caller = MemoryContextSwitchTo(prepared_renew(fcinfo, prepared));
	content = palloc(sizeof(PreparedArea));
	content->srid = view.head.srid;
	content->tree = disc_tree_build(view.disc, view.head.discs);
	MemoryContextSwitchTo(caller);
	prepared_set(prepared, value, view.mark, content);
	return content;
}

/*
 * The area in argument 0 and the point in argument 1; NULL where it is empty.
 */
static PreparedArea *
area_and_point(FunctionCallInfo fcinfo, Coordinate *point)
{
	Prepared   *prepared = prepared_get(fcinfo, 1);
	PreparedArea *area = prepare_area(fcinfo, prepared);
	int32		srid;

	if (!geometry_read_point(&prepared->reader, PG_GETARG_DATUM(1), &srid,
							 point))
		return NULL;
	require_same_srid(area->srid, srid);
	return area;
}

Datum
covers(PG_FUNCTION_ARGS)
{
	Coordinate	point;
	PreparedArea *area = area_and_point(fcinfo, &point);

	if (area == NULL)
		PG_RETURN_NULL();
	PG_RETURN_BOOL(disc_tree_cover(area->tree, point, -1) >= 0);
}

Datum
nearest_distance(PG_FUNCTION_ARGS)
{
	Coordinate	point;
	PreparedArea *area = area_and_point(fcinfo, &point);

	if (area == NULL)
		PG_RETURN_NULL();
	PG_RETURN_FLOAT8(disc_tree_nearest(area->tree, point));
}

Datum
covered_area(PG_FUNCTION_ARGS)
{
	AreaView	view = area_view(PG_GETARG_DATUM(0));

	PG_RETURN_FLOAT8(union_area(disc_tree_build(view.disc, view.head.discs),
								NULL));
}

/*
 * What the area in argument 0 covers of the zone in argument 1, and how large
 * the zone is.
 */
static float8
area_in_zone(FunctionCallInfo fcinfo, float8 *zone_area)
{
	Prepared   *prepared = prepared_get(fcinfo, 1);
	PreparedArea *area = prepare_area(fcinfo, prepared);
	Region	   *zone;
	int32		srid;
	float8		covered;

	zone = geometry_read_region(&prepared->reader, PG_GETARG_DATUM(1), &srid);
	require_same_srid(area->srid, srid);
	*zone_area = region_area(zone);
	covered = union_area(area->tree, edge_tree_build(zone));
	return Min(covered, *zone_area);
}

Datum
covered_area_in_zone(PG_FUNCTION_ARGS)
{
	float8		zone_area;

	PG_RETURN_FLOAT8(area_in_zone(fcinfo, &zone_area));
}

Datum
coverage(PG_FUNCTION_ARGS)
{
	float8		zone_area;
	float8		covered = area_in_zone(fcinfo, &zone_area);

	if (zone_area == 0)
		PG_RETURN_NULL();
	PG_RETURN_FLOAT8(covered / zone_area);
}

/*
 * The discs whose box touches that of the zone, as a table: uncovered() hands
 * them to PostGIS.
 */
Datum
service_area_discs(PG_FUNCTION_ARGS)
{
	GeometryReader reader = {0};
	AreaView	view = area_view(PG_GETARG_DATUM(0));
	ReturnSetInfo *result = (ReturnSetInfo *) fcinfo->resultinfo;
	Box			box;
	int32		srid;

	geometry_reader_prepare(&reader, fcinfo, 1, CurrentMemoryContext);
	box = region_box(geometry_read_region(&reader, PG_GETARG_DATUM(1), &srid));
	require_same_srid(view.head.srid, srid);
	InitMaterializedSRF(fcinfo, 0);
	for (int i = 0; i < view.head.discs; i++)
	{
		const Disc *disc = &view.disc[i];
		Datum		values[3];
		bool		nulls[3] = {false, false, false};

		CHECK_FOR_INTERRUPTS();
		if (disc->centre.x + disc->radius < box.xmin ||
			disc->centre.x - disc->radius > box.xmax ||
			disc->centre.y + disc->radius < box.ymin ||
			disc->centre.y - disc->radius > box.ymax)
			continue;
		values[0] = Float8GetDatum(disc->centre.x);
		values[1] = Float8GetDatum(disc->centre.y);
		values[2] = Float8GetDatum(disc->radius);
		tuplestore_putvalues(result->setResult, result->setDesc, values, nulls);
	}
	return (Datum) 0;
}

Datum
service_area_jsonb(PG_FUNCTION_ARGS)
{
	AreaView	view = area_view(PG_GETARG_DATUM(0));
	DiscTree   *tree = disc_tree_build(view.disc, view.head.discs);
	JsonbParseState *state;
	float8		smallest = INFINITY;

	for (int i = 0; i < view.head.discs; i++)
		smallest = Min(smallest, view.disc[i].radius);
	json_begin(&state);
	json_add_count(&state, "srid", view.head.srid);
	json_add_count(&state, "facility_count", view.head.facilities);
	json_add_count(&state, "disc_count", view.head.discs);
	json_add_measure(&state, "min_radius", true, smallest);
	json_add_measure(&state, "max_radius", true,
					 tree->level[tree->levels - 1][0].reach);
	json_add_measure(&state, "covered_area", true, union_area(tree, NULL));
	return json_end(&state);
}
