/*
 * street_network.h
 *	  The SQL type street_network, stored or growing, for the C of this room.
 */
#ifndef CITYGOV_STREET_NETWORK_H
#define CITYGOV_STREET_NETWORK_H

#include "postgres.h"

#include "geometry/prepared.h"
#include "network/network.h"

/* a look at either form */
typedef struct NetworkView
{
	Network		network;
	Fingerprint mark;
} NetworkView;

extern NetworkView street_network_view(Datum datum);

#define PG_GETARG_STREET_NETWORK(n) street_network_view(PG_GETARG_DATUM(n))

extern Fingerprint street_network_mark(const Network *network);

/* the binary form of what is in it, for this type and walk_area */
extern void receive_streets(StringInfo message, Network *network,
							const char *type_name);
extern void send_streets(StringInfo message, const Network *network);

/*
 * Nodes, factors and segments one after the other, as the stored types hold
 * them.
 */
#define STREETS_SIZE(nodes, segments) \
	(sizeof(NetworkNode) * (Size) (nodes) + \
	 (sizeof(float8) + sizeof(Segment)) * (Size) (segments))

extern char *streets_write(char *to, const Network *network);
extern const char *streets_read(const char *from, Network *network);

/* geometries of parts of streets: a multiline in well-known binary */
typedef struct StreetDrawing
{
	StringInfoData wkb;			/* as a bytea */
	int			count_at;		/* where the number of lines stands */
	uint32		count;
} StreetDrawing;

extern void street_drawing_begin(StreetDrawing *drawing, int32 srid);
extern void street_drawing_add(StreetDrawing *drawing, Coordinate a,
							   Coordinate b);
extern Datum street_drawing_end(StreetDrawing *drawing, FmgrInfo *from_wkb);

#endif							/* CITYGOV_STREET_NETWORK_H */
