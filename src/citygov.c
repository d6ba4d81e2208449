/*
 * citygov.c
 *	  Module entry.
 *
 * There is nothing to set up: no settings, no hooks, no shared memory.  What
 * the extension offers is declared by the .sql file that stands beside each
 * room's C.
 */
#include "postgres.h"

#include "fmgr.h"

PG_MODULE_MAGIC;
