/*
 * code.c
 *	  The national hierarchical code of areas and grid cells.
 */
#include "base/pure.h"

#include "grid/code.h"

const char *const grid_level_names[GRID_LEVELS] = {
	"province", "city", "district", "street", "community", "grid"
};

/* digits of a level; a unit grid has 14 or 15 */
static const int level_digits[GRID_LEVELS] = {2, 4, 6, 9, 12, GRID_CODE_DIGITS};

static const int64 powers_of_ten[GRID_CODE_DIGITS + 1] = {
	INT64CONST(1), INT64CONST(10), INT64CONST(100), INT64CONST(1000),
	INT64CONST(10000), INT64CONST(100000), INT64CONST(1000000),
	INT64CONST(10000000), INT64CONST(100000000), INT64CONST(1000000000),
	INT64CONST(10000000000), INT64CONST(100000000000),
	INT64CONST(1000000000000), INT64CONST(10000000000000),
	INT64CONST(100000000000000), INT64CONST(1000000000000000)
};

/* 10 to the number of digits that a code of this length leaves open */
static inline int64
open_digits(int length)
{
	return powers_of_ten[GRID_CODE_DIGITS - length];
}

static bool
is_length(int length)
{
	if (length == 14)
		return true;
	for (int level = 0; level < GRID_LEVELS; level++)
	{
		if (level_digits[level] == length)
			return true;
	}
	return false;
}

/*
 * Could these 64 bits be a code?  What is received from outside need not be.
 */
bool
grid_code_is_valid(GridCode code)
{
	return code >= 0 && is_length(grid_code_length(code)) &&
		code / 16 < powers_of_ten[GRID_CODE_DIGITS] &&
		code / 16 % open_digits(grid_code_length(code)) == 0;
}

/* one too many is enough to know */
static int
count_digits(const char *p)
{
	int			count = 0;

	while (count <= GRID_CODE_DIGITS && p[count] >= '0' && p[count] <= '9')
		count++;
	return count;
}

/*
 * A code that other text may follow.
 */
bool
grid_code_scan_digits(Scanner *scanner, GridCode *code)
{
	int64		digits = 0;
	int			length;

	if (is_fault(scanner->fault))
		return false;
	scan_space(scanner);
	length = count_digits(scanner->at);
	if (!is_length(length))
		return scan_fail(scanner, FAULT_SYNTAX, GRID_CODE_EXPECTED);
	for (int i = 0; i < length; i++)
		digits = digits * 10 + (*scanner->at++ - '0');
	*code = digits * open_digits(length) * 16 + length;
	return true;
}

bool
grid_code_scan(Scanner *scanner, GridCode *code)
{
	const char *end;

	scan_space(scanner);
	end = scanner->at + count_digits(scanner->at);
	/* what is no digit is the fault, however many stand before it */
	if (end > scanner->at && end <= scanner->at + GRID_CODE_DIGITS &&
		*end != '\0' && scan_space_length(end) == 0)
	{
		scanner->at = end;
		return scan_fail(scanner, FAULT_SYNTAX, GRID_CODE_EXPECTED);
	}
	return grid_code_scan_digits(scanner, code) && scan_end(scanner);
}

/*
 * Write the digits and a NUL, and return their number.
 */
int
grid_code_format(GridCode code, char *buffer)
{
	int			length = grid_code_length(code);
	int64		digits = code / 16 / open_digits(length);

	buffer[length] = '\0';
	for (int i = length - 1; i >= 0; i--)
	{
		buffer[i] = '0' + digits % 10;
		digits /= 10;
	}
	return length;
}

GridLevel
grid_code_level(GridCode code)
{
	GridLevel	level = GRID_PROVINCE;

	while (level_digits[level] < grid_code_length(code))
		level++;
	return level;
}

/*
 * The area of that level which the code lies in; the level must not be below
 * that of the code.
 */
GridCode
grid_code_cut(GridCode code, GridLevel level)
{
	int			length = level_digits[level];

	if (length >= grid_code_length(code) || level == GRID_GRID)
		return code;
	return code / 16 / open_digits(length) * open_digits(length) * 16 + length;
}

/*
 * The number of the area within the one above it.
 */
int
grid_code_last_part(GridCode code)
{
	int			length = grid_code_length(code);
	GridLevel	level = grid_code_level(code);
	int			above = level == GRID_PROVINCE ? 0 : level_digits[level - 1];

	return code / 16 / open_digits(length) % powers_of_ten[length - above];
}

/*
 * The greatest code that the area can hold: of a unit grid, itself.
 */
GridCode
grid_code_range_end(GridCode code)
{
	int			length = grid_code_length(code);

	if (length >= 14)
		return code;
	return (code / 16 + open_digits(length) - 1) * 16 + GRID_CODE_DIGITS;
}
