/*
 * grid_code.h
 *	  The SQL type grid_code, for the C of this room.
 */
#ifndef CITYGOV_GRID_CODE_H
#define CITYGOV_GRID_CODE_H

#include "postgres.h"

#include "fmgr.h"

#include "grid/code.h"

/* passed by value, as an int8 */
#define PG_GETARG_GRID_CODE(n) ((GridCode) PG_GETARG_INT64(n))
#define PG_RETURN_GRID_CODE(x) PG_RETURN_INT64(x)

extern Datum grid_code_in(PG_FUNCTION_ARGS);

#endif							/* CITYGOV_GRID_CODE_H */
