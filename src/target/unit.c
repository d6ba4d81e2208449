/*
 * unit.c
 *	  Units of measure, and the factor from one to another.
 *
 * A unit that is not listed counts things ("户", "个") and is a kind of its own.
 * Any unit may carry one of the Chinese multiples in front: "万户", "亿m2"; and
 * stand by another: "h/d", "户/km2".
 */
#include "base/pure.h"

#include "base/label.h"
#include "common/int.h"
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

/* the symbols, and how plans spell them */
static const Unit units[] = {
	{"m", QUANTITY_LENGTH, {1, 1}},
	{"米", QUANTITY_LENGTH, {1, 1}},
	{"km", QUANTITY_LENGTH, {1000, 1}},
	{"公里", QUANTITY_LENGTH, {1000, 1}},
	{"千米", QUANTITY_LENGTH, {1000, 1}},
	{"m2", QUANTITY_AREA, {1, 1}},
	{"平方米", QUANTITY_AREA, {1, 1}},
	{"ha", QUANTITY_AREA, {10000, 1}},
	{"公顷", QUANTITY_AREA, {10000, 1}},
	{"公頃", QUANTITY_AREA, {10000, 1}},
	{"km2", QUANTITY_AREA, {1000000, 1}},
	{"平方公里", QUANTITY_AREA, {1000000, 1}},
	{"平方千米", QUANTITY_AREA, {1000000, 1}},
	{"亩", QUANTITY_AREA, {2000, 3}},	/* 15 mu are one hectare */
	{"畝", QUANTITY_AREA, {2000, 3}},
	{"kg", QUANTITY_MASS, {1, 1}},
	{"公斤", QUANTITY_MASS, {1, 1}},
	{"千克", QUANTITY_MASS, {1, 1}},
	{"t", QUANTITY_MASS, {1000, 1}},
	{"吨", QUANTITY_MASS, {1000, 1}},
	{"噸", QUANTITY_MASS, {1000, 1}},
	{"min", QUANTITY_TIME, {1, 1}},
	{"分钟", QUANTITY_TIME, {1, 1}},
	{"分鐘", QUANTITY_TIME, {1, 1}},
	{"h", QUANTITY_TIME, {60, 1}},
	{"小时", QUANTITY_TIME, {60, 1}},
	{"小時", QUANTITY_TIME, {60, 1}},
	{"d", QUANTITY_TIME, {1440, 1}},
	{"天", QUANTITY_TIME, {1440, 1}},
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

typedef struct NamedUnit
{
	Label		name;			/* without the multiple */
	Quantity	quantity;
	UnitFactor	factor;			/* with it */
} NamedUnit;

static bool
begins_with(Label label, const char *prefix, int length)
{
	return label.length >= length && memcmp(label.bytes, prefix, length) == 0;
}

static NamedUnit
find_unit(Label name)
{
	NamedUnit	unit = {name, QUANTITY_COUNT, {1, 1}};
	int64		multiple = 1;

	for (size_t i = 0; i < lengthof(multiples); i++)
	{
		int			length = strlen(multiples[i].name);

		if (begins_with(name, multiples[i].name, length))
		{
			multiple = multiples[i].factor;
			unit.name = label_of(name.bytes + length, name.length - length);
			break;
		}
	}
	for (size_t i = 0; i < lengthof(units); i++)
	{
		int			length = strlen(units[i].name);

		if (length == unit.name.length &&
			begins_with(unit.name, units[i].name, length))
		{
			unit.quantity = units[i].quantity;
			unit.factor = units[i].factor;
		}
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

static UnitFactor
reduced(int64 numerator, int64 denominator)
{
	int64		divisor = greatest_common_divisor(numerator, denominator);
	UnitFactor	factor = {numerator / divisor, denominator / divisor};

	return factor;
}

/*
 * Of units that are not quotients.  The largest product is 万亿km2 to 亩:
 * 1e12 * 1e6 * 3, which fits.
 */
static bool
simple_factor(Label from, Label to, UnitFactor *factor)
{
	NamedUnit	source = find_unit(from);
	NamedUnit	result = find_unit(to);

	if (source.quantity != result.quantity ||
		(source.quantity == QUANTITY_COUNT &&
		 !label_equal(source.name, result.name)))
		return false;
	*factor = reduced(source.factor.numerator * result.factor.denominator,
					  source.factor.denominator * result.factor.numerator);
	return true;
}

/*
 * What stands before the first "/" and what stands behind it, if there is one.
 */
static bool
take_apart(const char *unit, Label *over, Label *under)
{
	const char *slash = strchr(unit, '/');

	*over = label_of(unit, strcspn(unit, "/"));
	*under = slash == NULL ? label_of("", 0) :
		label_of(slash + 1, strlen(slash + 1));
	return slash != NULL;
}

/*
 * A factor of two such factors may not fit (万亿km2/min to m2/万亿d); then
 * there is none.
 */
bool
unit_factor(const char *from, const char *to, UnitFactor *factor)
{
	Label		from_over;
	Label		from_under;
	Label		to_over;
	Label		to_under;
	UnitFactor	under;
	UnitFactor	first;
	UnitFactor	second;

	if (take_apart(from, &from_over, &from_under) !=
		take_apart(to, &to_over, &to_under) ||
		!simple_factor(from_over, to_over, factor) ||
		!simple_factor(from_under, to_under, &under))
		return false;
	first = reduced(factor->numerator, under.numerator);
	second = reduced(under.denominator, factor->denominator);
	return !pg_mul_s64_overflow(first.numerator, second.numerator,
								&factor->numerator) &&
		!pg_mul_s64_overflow(first.denominator, second.denominator,
							 &factor->denominator);
}
