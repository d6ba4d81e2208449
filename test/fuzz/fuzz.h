/*
 * fuzz.h
 *	  What the fuzzers share: they run the pure code outside the server.
 */
#ifndef CITYGOV_FUZZ_H
#define CITYGOV_FUZZ_H

#include "base/pure.h"

#include "base/scan.h"

/* stays in release builds: a fuzzer without its checks finds nothing */
#define CHECK(condition) \
	do { if (!(condition)) abort(); } while (0)

extern int	LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* frees whatever was palloc'd: the last that a fuzzer does with an input */
extern void fuzz_free_all(void);

/* input functions get NUL-terminated text */
static inline char *
fuzz_text(const uint8_t *data, size_t size)
{
	return pnstrdup((const char *) data, size);
}

/* a failure says what was expected, and where in the text */
static inline void
check_failure(const Scanner *scanner)
{
	CHECK(is_fault(scanner->fault));
	CHECK(scanner->fault.expected != NULL && scanner->fault.expected[0] != '\0');
	CHECK(scanner->failed_at == NULL ||
		  (scanner->failed_at >= scanner->start &&
		   scanner->failed_at <= scanner->start + strlen(scanner->start)));
}

#endif							/* CITYGOV_FUZZ_H */
