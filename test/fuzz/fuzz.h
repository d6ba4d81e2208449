/*
 * fuzz.h
 *	  What the fuzzers share: they run the pure parsing code outside the server.
 */
#ifndef CITYGOV_FUZZ_H
#define CITYGOV_FUZZ_H

#include "c.h"

#include "base/scan.h"

/* stays in release builds: a fuzzer without its checks finds nothing */
#define CHECK(condition) \
	do { if (!(condition)) abort(); } while (0)

extern int	LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* input functions get NUL-terminated text; the caller frees it */
static inline char *
fuzz_text(const uint8_t *data, size_t size)
{
	char	   *input = malloc(size + 1);

	CHECK(input != NULL);
	memcpy(input, data, size);
	input[size] = '\0';
	return input;
}

/* a failure says what was expected, and where in the text */
static inline void
check_failure(const Scanner *scanner)
{
	CHECK(scanner->status != SCAN_OK);
	CHECK(scanner->expected != NULL && scanner->expected[0] != '\0');
	CHECK(scanner->failed_at == NULL ||
		  (scanner->failed_at >= scanner->start &&
		   scanner->failed_at <= scanner->start + strlen(scanner->start)));
}

#endif							/* CITYGOV_FUZZ_H */
