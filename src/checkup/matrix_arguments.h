/*
 * matrix_arguments.h
 *	  Arguments of the SQL functions over an indicator_matrix, their results, and
 *	  the errors they share.
 *
 * A list that is NULL is an empty one, as array_agg() gives it of no row; any
 * other argument that is NULL is an error, but for the matrix, whose functions
 * are then NULL or without rows.
 */
#ifndef CITYGOV_MATRIX_ARGUMENTS_H
#define CITYGOV_MATRIX_ARGUMENTS_H

#include "postgres.h"

#include "fmgr.h"
#include "utils/array.h"

#include "checkup/indicator_matrix.h"
#include "checkup/methods.h"

extern void require_method(MethodFault found, IndicatorMatrix *stored,
						   const char *method);

extern int	method_argument(FunctionCallInfo fcinfo, int argument,
							const char *const *methods);
extern int32 int32_argument(FunctionCallInfo fcinfo, int argument,
							const char *name);
extern int64 int64_argument(FunctionCallInfo fcinfo, int argument,
							const char *name);
extern float8 float8_argument(FunctionCallInfo fcinfo, int argument,
							  const char *name);

/* in the order of the indicators */
extern float8 *indicator_numbers(FunctionCallInfo fcinfo, int argument,
								 const char *name, IndicatorMatrix *stored);
extern float8 *indicator_weights(FunctionCallInfo fcinfo, int argument,
								 IndicatorMatrix *stored);
extern void require_not_negative(const float8 *weights,
								 IndicatorMatrix *stored);
extern bool *negative_flags(FunctionCallInfo fcinfo, int argument,
							IndicatorMatrix *stored);

extern int	find_indicator(IndicatorMatrix *stored, Label sought);

/* of one dimension, none of them NULL */
extern float8 *number_array(ArrayType *array, const char *name, int *count);
extern float8 *require_weights(const float8 *weights, int count);

extern Datum float8_array(const float8 *numbers, int count);

#endif							/* CITYGOV_MATRIX_ARGUMENTS_H */
