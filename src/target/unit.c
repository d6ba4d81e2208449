/*
 * unit.c
 *	  Units of measure, and the factor from one to another.
 *
 * A unit that is not listed counts things ("户", "个") and is a kind of its own.
 * Any unit may carry one of the Chinese multiples in front: "万户", "亿m2".
 */
#include "base/pure.h"

#include "target/unit.h"

typedef enum Quantity
{
	QUANTITY_COUNT,
	QUANTITY_LENGTH,
	QUANTITY_AREA,
	QUANTITY_MASS,
	QUANTITY_TIME
} Quantity;

typedef struct Unit
{
	const char *name;
	Quantity	quantity;
	UnitFactor	factor;			/* to the first unit of its quantity */
} Unit;

static const Unit units[] = {
	{"m", QUANTITY_LENGTH, {1, 1}},
	{"km", QUANTITY_LENGTH, {1000, 1}},
	{"m2", QUANTITY_AREA, {1, 1}},
	{"ha", QUANTITY_AREA, {10000, 1}},
	{"km2", QUANTITY_AREA, {1000000, 1}},
	{"亩", QUANTITY_AREA, {2000, 3}},	/* 15 mu are one hectare */
	{"kg", QUANTITY_MASS, {1, 1}},
	{"t", QUANTITY_MASS, {1000, 1}},
	{"min", QUANTITY_TIME, {1, 1}},
	{"h", QUANTITY_TIME, {60, 1}},
	{"d", QUANTITY_TIME, {1440, 1}},
};

typedef struct Multiple
{
	const char *name;
	int64		factor;
} Multiple;

static const Multiple multiples[] = {
	{"万亿", INT64CONST(1000000000000)},
	{"万", INT64CONST(10000)},
	{"亿", INT64CONST(100000000)},
};

static Unit
find_unit(const char *name)
{
	Unit		unit = {name, QUANTITY_COUNT, {1, 1}};
	int64		multiple = 1;

	for (size_t i = 0; i < lengthof(multiples); i++)
	{
		size_t		length = strlen(multiples[i].name);

		if (strncmp(name, multiples[i].name, length) == 0)
		{
			multiple = multiples[i].factor;
			unit.name = name + length;
			break;
		}
	}
	for (size_t i = 0; i < lengthof(units); i++)
	{
		if (strcmp(unit.name, units[i].name) == 0)
			unit = units[i];
	}
	unit.factor.numerator *= multiple;
	return unit;
}

static int64
greatest_common_divisor(int64 a, int64 b)
{
	while (b != 0)
	{
		int64		remainder = a % b;

		a = b;
		b = remainder;
	}
	return a;
}

/*
 * The largest product is 万亿km2 to 亩: 1e12 * 1e6 * 3, which fits.
 */
bool
unit_factor(const char *from, const char *to, UnitFactor *factor)
{
	Unit		source = find_unit(from);
	Unit		result = find_unit(to);
	int64		divisor;

	if (source.quantity != result.quantity ||
		(source.quantity == QUANTITY_COUNT &&
		 strcmp(source.name, result.name) != 0))
		return false;

	factor->numerator = source.factor.numerator * result.factor.denominator;
	factor->denominator = source.factor.denominator * result.factor.numerator;
	divisor = greatest_common_divisor(factor->numerator, factor->denominator);
	factor->numerator /= divisor;
	factor->denominator /= divisor;
	return true;
}
