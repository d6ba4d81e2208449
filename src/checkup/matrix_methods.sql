/*
 * What is computed from an indicator_matrix: treatment, normalisation, weights,
 * composite indices and how sure their ranks are. The methods are those of
 * OECD/JRC 2008, Handbook on Constructing Composite Indicators ("the Handbook").
 *
 * The functions that take more than the matrix are not strict: a list that is
 * NULL, as array_agg() gives it of no row, is an empty list, not a silent NULL.
 */

/* Treatment */

CREATE FUNCTION impute(m indicator_matrix, method text) RETURNS indicator_matrix
	AS 'MODULE_PATHNAME', 'indicator_matrix_impute' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION impute(indicator_matrix, text) IS
'Fills missing cells with the mean or the median of the indicator over the units that have a value (Handbook, step 3). An unknown method, or an indicator without any value, is error 22023. A NULL matrix gives NULL, a NULL method is 22004.';

CREATE FUNCTION winsorise(m indicator_matrix, max int DEFAULT 5) RETURNS indicator_matrix
	AS 'MODULE_PATHNAME', 'indicator_matrix_winsorise' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION winsorise(indicator_matrix, int) IS
'Pulls in outliers: while an indicator has |skewness| >= 2 and kurtosis >= 3.5 (of type 2, those of Excel), its largest values (smallest, where the skewness is negative) are set to the next, up to max values (values that tie move together, and may carry it past max); 5 by default, 0 changes nothing. An indicator with fewer than four values stays as it is. A negative max is error 22023. A NULL matrix gives NULL, a NULL max is 22004. Source: COINr, after the OECD/JRC practice.';

/* Normalisation */

CREATE FUNCTION normalise(m indicator_matrix, method text DEFAULT 'minmax', negative text[] DEFAULT '{}',
		low float8 DEFAULT 0, high float8 DEFAULT 100)
	RETURNS indicator_matrix
	AS 'MODULE_PATHNAME', 'indicator_matrix_normalise' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION normalise(indicator_matrix, text, text[], float8, float8) IS
'Brings the indicators onto one scale on which more is better; negative names those of which less is better. Methods: minmax (onto [low, high]), zscore (by the sample standard deviation), rank (1 is the worst, ties share the lowest), borda (rank - 1), percent_rank ((rank - 1)/(values - 1)), distance_to_max (1 - (max - v)/(max - min)). low and high count for minmax only, which never goes beyond them. Missing cells stay missing. An unknown method or name, low not below high, a constant indicator (not for ranks), or too few values are error 22023; low and high further apart than float8 reaches 22003. A NULL matrix gives NULL; negative NULL is an empty list; another argument NULL is 22004. Definitions as in COINr (Handbook, step 5).';

CREATE FUNCTION goalposts(m indicator_matrix, low float8[], high float8[], negative text[] DEFAULT '{}')
	RETURNS indicator_matrix
	AS 'MODULE_PATHNAME', 'indicator_matrix_goalposts' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION goalposts(indicator_matrix, float8[], float8[], text[]) IS
'(v - low)/(high - low), clamped to [0, 1]; (high - v)/(high - low) for the indicators that negative names. low and high are in the order of indicators(m), in which numbers(m, jsonb) puts them, and in their units. Another length, low not below high, or an unknown name is error 22023; NaN and infinity 22003; an element that is NULL 22004. A NULL matrix gives NULL; a NULL list is an empty one.';

/* Weights */

CREATE FUNCTION equal_weights(m indicator_matrix) RETURNS float8[]
	AS 'MODULE_PATHNAME', 'indicator_matrix_equal_weights' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION equal_weights(indicator_matrix) IS
'1/n for each of the n indicators.';

CREATE FUNCTION entropy_weights(m indicator_matrix) RETURNS float8[]
	AS 'MODULE_PATHNAME', 'indicator_matrix_entropy_weights' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION entropy_weights(indicator_matrix) IS
'Weights in the order of indicators(m), adding up to 1, in proportion to 1 - e; e = -sum(p ln p)/ln(n) is the entropy of the shares p = v/sum(v) of the n units that have a value. A constant indicator weighs 0. A negative value, an indicator of zeros or of fewer than two values, or all constant, is error 22023. Source: Shannon 1948; Zou, Yi and Sun 2006.';

CREATE FUNCTION critic_weights(m indicator_matrix) RETURNS float8[]
	AS 'MODULE_PATHNAME', 'indicator_matrix_critic_weights' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION critic_weights(indicator_matrix) IS
'Weights in the order of indicators(m), adding up to 1, in proportion to s * sum(1 - r): s is the standard deviation of the values scaled onto [0, 1], r the correlation with each indicator, over the units that have both values. A correlation above 1 - 1e-12 is 1; one indicator alone weighs 1. Normalise first where less is better. A constant indicator, or indicators that are all perfectly correlated, is error 22023. Source: Diakoulaki, Mavrotas and Papayannakis 1995.';

CREATE FUNCTION pca_weights(m indicator_matrix) RETURNS float8[]
	AS 'MODULE_PATHNAME', 'indicator_matrix_pca_weights' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION pca_weights(indicator_matrix) IS
'Weights in the order of indicators(m), adding up to 1, in proportion to the variance of each indicator that the principal components of the correlations with an eigenvalue of at least 1 explain (its communality, the sum of its squared loadings). A constant indicator is error 22023. Source: Handbook, step 6; Nicoletti, Scarpetta and Boylaud 2000, without their rotation, which leaves communalities as they are.';

/* Numbers by name */

CREATE FUNCTION weights(m indicator_matrix, weights jsonb) RETURNS float8[]
	AS 'MODULE_PATHNAME', 'indicator_matrix_weights' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION weights(indicator_matrix, jsonb) IS
'Weights in the order of indicators(m), as they stand, of an object of indicators and their weights as jsonb_object_agg(indicator, weight) makes it. An indicator without a weight, a name that is no indicator (the error lists them), what is no object, or a weight that is no number is error 22023; a negative weight, or one that float8 cannot hold, 22003. A NULL matrix gives NULL; a NULL object, as of no row, is an empty one.';

CREATE FUNCTION numbers(m indicator_matrix, numbers jsonb) RETURNS float8[]
	AS 'MODULE_PATHNAME', 'indicator_matrix_numbers' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION numbers(indicator_matrix, jsonb) IS
'The same for any finite numbers, which may be negative: the low and the high that goalposts takes, in the units of the indicators. Errors and NULLs as of weights(m, jsonb).';

CREATE FUNCTION named(m indicator_matrix, numbers float8[]) RETURNS jsonb
	AS 'MODULE_PATHNAME', 'indicator_matrix_named' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION named(indicator_matrix, float8[]) IS
'The other way: an object of the indicators and their numbers, which stand in the order of indicators(m). weights(m, named(m, w)) is w. Another length is error 22023, NaN and infinity 22003, an element that is NULL 22004. A NULL matrix gives NULL; a NULL list is an empty one.';

/* Judgement */

CREATE FUNCTION ahp_weights(comparisons float8[]) RETURNS float8[]
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION ahp_weights(float8[]) IS
'Weights from pairwise comparisons, adding up to 1: the principal eigenvector of the square array, in which element [i][j] says how many times as important i is as j. An array that is not square is error 2202E, one that is not reciprocal within 1 %, or contradicts itself so much that no eigenvector is found, 22023, an element not above 0 or a weight below the range of float8 22003, more than 100 rows 54000. Source: Saaty 1980, The Analytic Hierarchy Process.';

CREATE FUNCTION ahp_consistency_ratio(comparisons float8[]) RETURNS float8
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION ahp_consistency_ratio(float8[]) IS
'How far comparisons contradict each other: ((lambda - n)/(n - 1))/RI, 0 where not at all; up to 0.1 is taken as consistent. lambda is the principal eigenvalue, RI Saaty''s random index: 0, 0, .58, .90, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49 for n from 1 to 10. Errors as of ahp_weights, and 54000 for n above 10. Source: Saaty 1980.';

/* Composite indices */

CREATE FUNCTION composite(m indicator_matrix, weights float8[], method text DEFAULT 'arithmetic',
		OUT unit text, OUT score float8, OUT rank int4)
	RETURNS SETOF record
	AS 'MODULE_PATHNAME', 'indicator_matrix_composite' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION composite(indicator_matrix, float8[], text) IS
'A score for each unit and its rank: 1 is the highest score, ties share the better rank. Scores tie that differ by rounding only (16 epsilon of the size of what they were computed from). Methods: arithmetic, geometric and harmonic are weighted means; copeland counts the units that a unit beats less those that beat it, by the weight of the indicators (of a complete matrix the numbers of COINr, where rounding can decide a near tie by the order of the units). Weights are in the order of indicators(m) and need not add up to 1; one below 1e-100 of the largest is 0. Missing cells are left out and the other weights scaled up; a unit without a value has NULL. Weights of another length or all 0, an unknown method, or a value not above 0 for geometric and harmonic are error 22023; a negative, NaN or infinite weight 22003. A NULL matrix gives no rows; NULL weights are an empty list, an error like any other wrong length; a NULL method is 22004. Definitions as in COINr (Handbook, step 6).';

CREATE FUNCTION topsis(m indicator_matrix, weights float8[], negative text[] DEFAULT '{}',
		OUT unit text, OUT score float8, OUT rank int4)
	RETURNS SETOF record
	AS 'MODULE_PATHNAME', 'indicator_matrix_topsis' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION topsis(indicator_matrix, float8[], text[]) IS
'The closeness of each unit to the ideal, from 0 to 1, and its rank: d-/(d+ + d-), the distances to the best and to the worst values of all units, each indicator scaled by its Euclidean norm and weighted. Ranks as in composite. negative names the indicators of which less is better. NULL where all units are alike. A missing cell, an indicator of zeros, and wrong weights or names are error 22023; a negative, NaN or infinite weight 22003. NULLs as in composite; negative NULL is an empty list. Source: Hwang and Yoon 1981; Tzeng and Huang 2011.';

CREATE FUNCTION rank_uncertainty(m indicator_matrix, weights float8[], draws int, noise float8, seed int8,
		OUT unit text, OUT rank int4, OUT mean_rank float8, OUT rank_p05 float8, OUT rank_median float8, OUT rank_p95 float8)
	RETURNS SETOF record
	AS 'MODULE_PATHNAME', 'indicator_matrix_rank_uncertainty' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION rank_uncertainty(indicator_matrix, float8[], int, float8, int8) IS
'How far the ranks of composite(m, weights) depend on the weights: in each of the draws every weight is multiplied by its own number, uniform between 1 - noise and 1 + noise, and the weights are scaled to add up to 1 again. rank is by the weights as given, as in composite; then the mean and the 5, 50 and 95 % quantiles (as percentile_cont) of the rank. The same seed gives the same table. draws not from 1 to 1,000,000 or noise not in [0, 1) is error 22023, more than 50,000,000 draws times units 54000; weights as for composite. A NULL matrix gives no rows; draws, noise or seed NULL is 22004. Source: Handbook, step 7; Saisana, Saltelli and Tarantola 2005.';

/* Relations between indicators */

CREATE FUNCTION correlation(m indicator_matrix, OUT a text, OUT b text, OUT r float8)
	RETURNS SETOF record
	AS 'MODULE_PATHNAME', 'indicator_matrix_correlation' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION correlation(indicator_matrix) IS
'Pearson''s correlation of every indicator with every indicator, over the units that have both values. NULL where it is not defined: fewer than two such units, or a constant indicator.';

CREATE FUNCTION cronbach_alpha(m indicator_matrix) RETURNS float8
	AS 'MODULE_PATHNAME', 'indicator_matrix_cronbach_alpha' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION cronbach_alpha(indicator_matrix) IS
'How far the k indicators measure one thing: k/(k-1) * (1 - sum of variances/sum of all covariances), each over the units that have both values; at most 1, may be negative. Fewer than two indicators, or an indicator with fewer than two units in common with another, is error 22023. Source: Cronbach 1951.';

CREATE FUNCTION coupling_degree(levels float8[]) RETURNS float8
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION coupling_degree(float8[]) IS
'C = n * (product of the levels)^(1/n)/sum of the levels, from 0 to 1: how evenly n systems are developed. NULL where all levels are 0 or an argument is NULL. No level is error 22023, a negative one 22003.';

CREATE FUNCTION coupling_coordination(levels float8[], weights float8[]) RETURNS float8
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION coupling_coordination(float8[], float8[]) IS
'D = sqrt(C * T): C is the coupling degree, T the weighted mean of the levels, the weights scaled to add up to 1. NULL where all levels are 0 or an argument is NULL. No level, another number of weights, or weights all 0 are error 22023; a negative level or weight 22003.';
