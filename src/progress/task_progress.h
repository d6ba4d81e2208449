/*
 * task_progress.h
 *	  Reaching a task_progress, and a day, in a function's arguments.
 */
#ifndef CITYGOV_TASK_PROGRESS_H
#define CITYGOV_TASK_PROGRESS_H

#include "postgres.h"

#include "fmgr.h"
#include "utils/date.h"

#include "base/wire.h"
#include "progress/progress.h"

#define TASK_PROGRESS_NAME "task_progress"

/*
 * Room for what a table stores with a header of one byte, as it does with
 * everything up to 126 bytes: such a value begins anywhere, so its float8 must
 * be moved to be read.
 */
typedef union ShortTaskProgress
{
	TaskProgress progress;
	char		bytes[VARHDRSZ + VARATT_SHORT_MAX];
} ShortTaskProgress;

/* of a linear schedule, without the header */
#define LINEAR_LENGTH \
	(offsetof(TaskProgress, schedule) + 2 * sizeof(int32) - VARHDRSZ)

/*
 * The value, in place or copied to room; only what is compressed or stored out
 * of line is allocated, for release_task_progress() to free.
 */
static inline const TaskProgress *
read_task_progress(Datum datum, ShortTaskProgress *room)
{
	struct varlena *value = (struct varlena *) DatumGetPointer(datum);
	const TaskProgress *progress = &room->progress;

	if (VARATT_IS_4B_U(value))
		progress = (const TaskProgress *) value;
	else if (VARATT_IS_EXTERNAL(value) || VARATT_IS_COMPRESSED(value))
		progress = (const TaskProgress *) pg_detoast_datum(value);
	else
	{
		Size		length = VARSIZE_SHORT(value) - VARHDRSZ_SHORT;

		/* most are linear: a copy of known length is a few moves and no call */
		if (likely(length == LINEAR_LENGTH))
			memcpy(room->bytes + VARHDRSZ, VARDATA_SHORT(value), LINEAR_LENGTH);
		else
			memcpy(room->bytes + VARHDRSZ, VARDATA_SHORT(value), length);
		SET_VARSIZE(&room->progress, length + VARHDRSZ);
	}
	require_format(progress->format, TASK_PROGRESS_FORMAT, TASK_PROGRESS_NAME);
	return progress;
}

static inline void
release_task_progress(const TaskProgress *progress, Datum datum,
					  ShortTaskProgress *room)
{
	if (progress != &room->progress &&
		(Pointer) progress != DatumGetPointer(datum))
		pfree(unconstify(TaskProgress *, progress));
}

/* YYYY-MM-DD, palloc'd */
extern char *date_text(int32 day);

extern void report_date_out_of_range(DateADT date);

/* the day, if it is a finite one that our types can hold; else an error */
static inline int32
require_date(DateADT date)
{
	if (unlikely(!date_is_valid(date)))
		report_date_out_of_range(date);
	return date;
}

#endif							/* CITYGOV_TASK_PROGRESS_H */
