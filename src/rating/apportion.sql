/*
 * The window function apportion: an amount divided to the last decimal.
 */

CREATE FUNCTION apportion(amount numeric, weight float8, scale int4 DEFAULT 2) RETURNS numeric
	AS 'MODULE_PATHNAME'
	LANGUAGE C WINDOW IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION apportion(numeric, float8, int4) IS
'Window function: each row''s share of the amount of its partition, to scale decimals, by weight and largest remainder: first floor(amount * weight / sum of weights), then what is left, one last decimal each, to the largest remainders, of equal ones to the row that stands earlier in the order of the window. The shares add up to the amount exactly, whatever the weights. Amount and scale must be the same in all rows of a partition. A row with a NULL weight gets NULL and takes no part; NULL for all where amount or scale are NULL. Errors: 22003 for an amount that is negative, NaN or infinite, and for a weight that is; 22023 for weights that are all 0, an amount of more than scale decimals, one that varies in the partition, and a scale outside 0 to 1000.';
