/*
 * service_area.c
 *	  The SQL type service_area and its aggregates: converts, checks, and calls
 *	  disc.c.  Its two forms stand in geometry/, where other rooms read them;
 *	  what is asked of an area stands in coverage.c.
 */
#include "postgres.h"

#include "common/int.h"
#include "fmgr.h"

#include "base/aggregate.h"
#include "base/order.h"
#include "base/report.h"
#include "base/wire.h"
#include "geometry/service_area.h"

PG_FUNCTION_INFO_V1(service_area_in);
PG_FUNCTION_INFO_V1(service_area_out);
PG_FUNCTION_INFO_V1(service_area_recv);
PG_FUNCTION_INFO_V1(service_area_send);
PG_FUNCTION_INFO_V1(service_area_accum);
PG_FUNCTION_INFO_V1(service_area_combine);

#define TYPE_NAME "service_area"
#define BINARY_VERSION 1

/*
 * Input and output
 */

Datum
service_area_in(PG_FUNCTION_ARGS)
{
	AreaHead	head;
	Disc	   *discs;
	Scanner		scanner;

	scan_begin(&scanner, PG_GETARG_CSTRING(0));
	if (!area_scan(&scanner, &head, &discs) || !scan_end(&scanner))
		return report_scan_failure(fcinfo, &scanner, TYPE_NAME);
	PG_RETURN_POINTER(service_area_make(&head, discs));
}

Datum
service_area_out(PG_FUNCTION_ARGS)
{
	AreaView	view = PG_GETARG_SERVICE_AREA(0);
	StringInfoData out;

	initStringInfo(&out);
	area_format(&view.head, view.disc, &out);
	PG_RETURN_CSTRING(out.data);
}

Datum
service_area_recv(PG_FUNCTION_ARGS)
{
	StringInfo	message = (StringInfo) PG_GETARG_POINTER(0);
	AreaHead	head;
	Disc	   *discs;

	receive_version(message, BINARY_VERSION, TYPE_NAME);
	discs = receive_discs(message, &head, TYPE_NAME);
	PG_RETURN_POINTER(service_area_make(&head, discs));
}

Datum
service_area_send(PG_FUNCTION_ARGS)
{
	AreaView	view = PG_GETARG_SERVICE_AREA(0);
	StringInfoData message;

	pq_begintypsend(&message);
	send_version(&message, BINARY_VERSION);
	send_discs(&message, &view.head, view.disc);
	PG_RETURN_BYTEA_P(pq_endtypsend(&message));
}

DEFINE_ORDER(service_area, compare_varlena_bytes);
DEFINE_VARLENA_HASH(service_area);

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
		service_area_canonicalise(area);
	if (area->head.discs > DISCS_MAX - discs)
		ereport(ERROR,
				(errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
				 errmsg("%s is too large", TYPE_NAME),
				 errdetail("It holds at most %d discs.", DISCS_MAX)));
	area->disc = discs_make_room(area->disc, &area->capacity,
								 area->head.discs + discs);
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
	ExpandedArea *area = service_area_expanded(PG_GETARG_DATUM(0));
	AreaView	view;

	if (area && AggCheckCallContext(fcinfo, NULL))
		return area;
	view = PG_GETARG_SERVICE_AREA(0);
	area = service_area_expand(fcinfo, view.head.srid, Min(view.head.discs + 1, DISCS_MAX));
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
		area = service_area_expand(fcinfo, points.srid, 1);
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
	AreaView	other = PG_GETARG_SERVICE_AREA(1);

	area_append(area, &other);
	return EOHPGetRWDatum(&area->header);
}
