/*
 * service_area.c
 *	  The SQL type service_area, stored or growing: its two forms.  What it is made
 *	  from and asked stands in the rooms.
 */
#include "postgres.h"

#include "base/aggregate.h"
#include "base/report.h"
#include "base/wire.h"
#include "geometry/service_area.h"

#define TYPE_NAME "service_area"
#define FORMAT 1

#define AREA_SIZE(discs) (offsetof(ServiceArea, disc) + sizeof(Disc) * (Size) (discs))

Fingerprint
service_area_mark(const AreaHead *head, const Disc *discs)
{
	Fingerprint mark = {{0, 0}};

	mark = fingerprint_add(mark, head, sizeof(*head));
	return fingerprint_add(mark, discs, sizeof(Disc) * (Size) head->discs);
}

void
service_area_canonicalise(ExpandedArea *area)
{
	if (area->canonical)
		return;
	area->head.discs = discs_canonicalise(area->disc, area->head.discs);
	area->mark = service_area_mark(&area->head, area->disc);
	area->canonical = true;
}

static Size
area_flat_size(ExpandedObjectHeader *header)
{
	ExpandedArea *area = (ExpandedArea *) header;

	service_area_canonicalise(area);
	return AREA_SIZE(area->head.discs);
}

static void
area_write(ServiceArea *flat, const AreaHead *head, Fingerprint mark,
		   const Disc *discs)
{
	SET_VARSIZE(flat, AREA_SIZE(head->discs));
	flat->marked.format = FORMAT;
	flat->marked.mark = mark;
	flat->marked.srid = head->srid;
	flat->marked.count = head->discs;
	flat->facilities = head->facilities;
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

ServiceArea *
service_area_make(const AreaHead *head, const Disc *discs)
{
	ServiceArea *flat = palloc(AREA_SIZE(head->discs));

	area_write(flat, head, service_area_mark(head, discs), discs);
	return flat;
}

AreaView
service_area_view(Datum datum)
{
	ExpandedArea *area = expanded_state(datum, &area_methods, false);
	AreaView	view;

	if (area)
	{
		service_area_canonicalise(area);
		view.head = area->head;
		view.mark = area->mark;
		view.disc = area->disc;
	}
	else
	{
		ServiceArea *flat = (ServiceArea *) PG_DETOAST_DATUM(datum);

		require_format(flat->marked.format, FORMAT, TYPE_NAME);
		view.head.srid = flat->marked.srid;
		view.head.facilities = flat->facilities;
		view.head.discs = flat->marked.count;
		view.mark = flat->marked.mark;
		view.disc = flat->disc;
	}
	return view;
}

/*
 * A new state without a disc, for the aggregate that is being called.
 */
ExpandedArea *
service_area_expand(FunctionCallInfo fcinfo, int32 srid, int room)
{
	MemoryContext context = expanded_state_context(fcinfo, TYPE_NAME);
	ExpandedArea *area = MemoryContextAllocZero(context, sizeof(ExpandedArea));
	MemoryContext caller = MemoryContextSwitchTo(context);

	EOH_init_header(&area->header, &area_methods, context);
	area->head.srid = srid;
	area->disc = discs_make_room(NULL, &area->capacity, room);
	MemoryContextSwitchTo(caller);
	return area;
}

/* the state behind a datum that may be written to; NULL if it is none */
ExpandedArea *
service_area_expanded(Datum datum)
{
	return expanded_state(datum, &area_methods, true);
}

/*
 * SRID, facilities, the number of discs, and of each disc x, y and radius.
 */
Disc	   *
receive_discs(StringInfo message, AreaHead *head, const char *type_name)
{
	Disc	   *discs;

	head->srid = pq_getmsgint(message, 4);
	head->facilities = pq_getmsgint64(message);
	head->discs = pq_getmsgint(message, 4);
	require_received(area_head_fault(head), type_name);
	if (head->discs > (message->len - message->cursor) / (int) sizeof(Disc))
		require_received(fault(FAULT_SYNTAX, "as many discs as it says"), type_name);

	discs = palloc(sizeof(Disc) * (Size) head->discs);
	for (int i = 0; i < head->discs; i++)
	{
		CHECK_FOR_INTERRUPTS();
		discs[i].centre.x = receive_float8(message);
		discs[i].centre.y = receive_float8(message);
		discs[i].radius = receive_float8(message);
		require_received(disc_fault(&discs[i]), type_name);
	}
	if (!discs_are_canonical(discs, head->discs))
		require_received(fault(FAULT_SYNTAX, "discs in ascending order"), type_name);
	return discs;
}

void
send_discs(StringInfo message, const AreaHead *head, const Disc *discs)
{
	pq_sendint32(message, head->srid);
	pq_sendint64(message, head->facilities);
	pq_sendint32(message, head->discs);
	for (int i = 0; i < head->discs; i++)
	{
		CHECK_FOR_INTERRUPTS();
		pq_sendfloat8(message, discs[i].centre.x);
		pq_sendfloat8(message, discs[i].centre.y);
		pq_sendfloat8(message, discs[i].radius);
	}
}
