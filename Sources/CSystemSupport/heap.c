#define _DEFAULT_SOURCE  // sbrk and madvise

#include "CSystemSupport.h"

#include <malloc.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <unistd.h>

enum { mebibyte = 1 << 20, step = 64 * mebibyte };

/// Whether the process may use so little memory that large steps would not fit where small ones do.
static int memory_is_limited(void) {
  struct rlimit space;
  return getrlimit(RLIMIT_AS, &space) == 0 && space.rlim_cur < 16UL * step;
}

void digit_prefer_large_heap(void) {
  if (memory_is_limited()) return;
  mallopt(M_ARENA_MAX, 1);
  mallopt(M_TOP_PAD, step);
  mallopt(M_TRIM_THRESHOLD, 4 * step);
  // The maximum that glibc allows; larger blocks are mapped, and unmapped when freed.
  mallopt(M_MMAP_THRESHOLD, 32 * mebibyte);
  // Larger than what is left of the initial heap, so that the heap grows by a step at once.
  void *volatile block = malloc(mebibyte);
  free(block);
  char *end = sbrk(0);
  madvise(end - step, step, MADV_HUGEPAGE);
}
