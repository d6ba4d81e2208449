/*
 * service_case.h
 *	  Reaching a service_case from a function's arguments.
 */
#ifndef CITYGOV_SERVICE_CASE_H
#define CITYGOV_SERVICE_CASE_H

#include "cases/case.h"

#define PG_GETARG_SERVICE_CASE(n) ((ServiceCase *) PG_GETARG_POINTER(n))

#endif							/* CITYGOV_SERVICE_CASE_H */
