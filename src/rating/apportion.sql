/*
 * The window function apportion: an amount divided to the last decimal.
 */

CREATE FUNCTION apportion(amount numeric, weight float8, scale int4 DEFAULT 2) RETURNS numeric
	AS 'MODULE_PATHNAME'
	LANGUAGE C WINDOW IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION apportion(numeric, float8, int4) IS
'Window function: each row''s share of the amount of its partition, to scale decimals, by weight and largest remainder: first floor(amount * weight / sum of weights), then what is left, one last decimal each, to the largest remainders, of equal ones to the row that stands earlier in the order of the window. The shares add up to the amount exactly, whatever the weights. Amount and scale must be the same in all rows of a partition. A row with a NULL weight gets NULL and takes no part; NULL for all where amount or scale are NULL. Errors: 22003 for an amount that is negative, NaN or infinite, and for a weight that is; 22023 for weights that are all 0, an amount of more than scale decimals, one that varies in the partition, and a scale outside 0 to 1000.';

CREATE FUNCTION apportion(amount numeric, weight float8, scale int4, "least" numeric) RETURNS numeric
	AS 'MODULE_PATHNAME'
	LANGUAGE C WINDOW IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION apportion(numeric, float8, int4, numeric) IS
'Window function: as apportion(amount, weight, scale), and no share is below the least amount. Whoever''s exact share is below it gets it, and so again among the rest with what is left, until nobody is; those divide by largest remainder. A weight of 0 gets the least amount, a NULL weight NULL. NULL for all where the least amount is NULL. Errors beside those of apportion(amount, weight, scale): 22003 for a least amount that is negative, NaN or infinite; 22023 for one of more than scale decimals, one that varies in the partition, and one that times the rows with a weight is above the amount.';
