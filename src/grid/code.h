/*
 * code.h
 *	  The national hierarchical code of areas and grid cells.
 *
 * Pure; may use base/.  The SQL type over it is grid_code.c.
 *
 * A code is (its digits, left-aligned to 15) * 16 + their number.  So codes in
 * order are codes in the order of their digits, one that is the beginning of
 * others stands just before them, and everything under a code is one range.
 */
#ifndef CITYGOV_CODE_H
#define CITYGOV_CODE_H

#include "base/scan.h"

typedef int64 GridCode;

#define GRID_CODE_DIGITS 15
#define GRID_CODE_TEXT_MAX (GRID_CODE_DIGITS + 1)	/* with the NUL */

#define GRID_CODE_EXPECTED \
	"2 digits (province), 4 (city), 6 (district), 9 (street), 12 (community), or 14 or 15 (grid)"

/* in the order of the labels of the SQL type grid_level */
typedef enum GridLevel
{
	GRID_PROVINCE,
	GRID_CITY,
	GRID_DISTRICT,
	GRID_STREET,
	GRID_COMMUNITY,
	GRID_GRID
} GridLevel;

#define GRID_LEVELS (GRID_GRID + 1)

extern const char *const grid_level_names[GRID_LEVELS];

extern bool grid_code_is_valid(GridCode code);
extern bool grid_code_scan(Scanner *scanner, GridCode *code);
extern bool grid_code_scan_digits(Scanner *scanner, GridCode *code);
extern int	grid_code_format(GridCode code, char *buffer);

extern GridLevel grid_code_level(GridCode code);
extern GridCode grid_code_cut(GridCode code, GridLevel level);
extern int	grid_code_last_part(GridCode code);
extern GridCode grid_code_range_end(GridCode code);

static inline int
grid_code_length(GridCode code)
{
	return (int) (code & 15);
}

/* a code is its own, and no unit grid has another under it */
static inline bool
grid_code_covers(GridCode area, GridCode code)
{
	return code >= area && code <= grid_code_range_end(area);
}

#endif							/* CITYGOV_CODE_H */
