/*
 * palloc.c
 *	  The palloc family for the fuzzers: what an input allocated is freed after
 *	  it, as a memory context does, and AddressSanitizer guards each chunk.
 *
 * It takes the place of fe_memutils.c of libpgcommon, which frees nothing that
 * was forgotten.
 */
#include "postgres_fe.h"

#include "fuzz.h"

typedef struct Chunk
{
	struct Chunk *previous;
	struct Chunk *next;
} Chunk;

static Chunk all = {&all, &all};

static void *
chunk_link(Chunk *chunk)
{
	CHECK(chunk != NULL);
	chunk->previous = &all;
	chunk->next = all.next;
	all.next->previous = chunk;
	all.next = chunk;
	return chunk + 1;
}

static Chunk *
chunk_unlink(void *pointer)
{
	Chunk	   *chunk = (Chunk *) pointer - 1;

	chunk->previous->next = chunk->next;
	chunk->next->previous = chunk->previous;
	return chunk;
}

void
fuzz_free_all(void)
{
	while (all.next != &all)
		pfree(all.next + 1);
}

void	   *
palloc_extended(Size size, int flags)
{
	/* pure code bounds its sizes itself */
	CHECK(size <= MaxAllocSize || (flags & MCXT_ALLOC_HUGE) != 0);
	return chunk_link((flags & MCXT_ALLOC_ZERO) != 0 ?
					  calloc(1, sizeof(Chunk) + size) :
					  malloc(sizeof(Chunk) + size));
}

void	   *
palloc(Size size)
{
	return palloc_extended(size, 0);
}

void	   *
palloc0(Size size)
{
	return palloc_extended(size, MCXT_ALLOC_ZERO);
}

void	   *
repalloc(void *pointer, Size size)
{
	CHECK(size <= MaxAllocSize);
	return chunk_link(realloc(chunk_unlink(pointer), sizeof(Chunk) + size));
}

void
pfree(void *pointer)
{
	free(chunk_unlink(pointer));
}

char	   *
pnstrdup(const char *text, Size size)
{
	size_t		length = strnlen(text, size);
	char	   *copy = palloc(length + 1);

	memcpy(copy, text, length);
	copy[length] = '\0';
	return copy;
}

char	   *
pstrdup(const char *text)
{
	return pnstrdup(text, strlen(text));
}
