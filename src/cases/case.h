/*
 * case.h
 *	  A case of the hotline, a petition, a hazard: what happened when, what was
 *	  due, and what people said of it.
 *
 * Pure.
 */
#ifndef CITYGOV_CASE_H
#define CITYGOV_CASE_H

#include "base/pure.h"

#include "base/instant.h"

/* an instant of what has not happened, or is not due */
#define CASE_NEVER PG_INT64_MAX

/* the order is that of the binary form: do not renumber */
typedef enum Answer
{
	ANSWER_NONE,
	ANSWER_NO,
	ANSWER_YES
} Answer;

/*
 * The value of the SQL type, byte for byte (48, no padding).
 */
typedef struct ServiceCase
{
	int64		opened;
	int64		due;
	int64		responded;
	int64		closed;
	int64		respond_by;
	int32		reopened;		/* how often */
	uint8		resolved;		/* an Answer each */
	uint8		satisfied;
	uint16		unused;			/* 0 */
} ServiceCase;

StaticAssertDecl(sizeof(ServiceCase) == 48,
				 "service_case is declared with INTERNALLENGTH = 48");

/* the order is that of the SQL enum case_status */
typedef enum CaseStatus
{
	CASE_NOT_OPENED,
	CASE_OPEN,
	CASE_OVERDUE,
	CASE_CLOSED,
	CASE_CLOSED_LATE
} CaseStatus;

extern void case_start(ServiceCase *service_case);
extern Fault case_fault(const ServiceCase *service_case);
extern bool case_scan(Scanner *scanner, ServiceCase *service_case);
extern void case_format(const ServiceCase *service_case, StringInfo out);
extern int	case_compare(const ServiceCase *a, const ServiceCase *b);

extern CaseStatus case_status(const ServiceCase *service_case, int64 as_of);

/* the first response: closing a case is one, too */
static inline int64
case_response(const ServiceCase *service_case)
{
	return Min(service_case->responded, service_case->closed);
}

#endif							/* CITYGOV_CASE_H */
