#define _DEFAULT_SOURCE  // sbrk and madvise

#include "CSystemSupport.h"

#include <malloc.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <unistd.h>

enum { mebibyte = 1 << 20, step = 64 * mebibyte, huge_page = 2 * mebibyte, page = 4096 };

/// Whether the process may use so little memory that large steps would not fit where small ones do.
static int memory_is_limited(void) {
  struct rlimit space;
  return getrlimit(RLIMIT_AS, &space) == 0 && space.rlim_cur < 16UL * step;
}

void digit_prefer_large_heap(void) {
  if (memory_is_limited()) return;
  mallopt(M_TOP_PAD, step);
  mallopt(M_TRIM_THRESHOLD, 4 * step);
  // The maximum that glibc allows; larger blocks are mapped, and unmapped when freed.
  mallopt(M_MMAP_THRESHOLD, 32 * mebibyte);
  // What one small image needs fits in a huge page: one page fault instead of four hundred. But malloc writes to the start and to
  // the end of a block before the kernel is asked for huge pages: the first write goes to the page before, the last one far off.
  sbrk((intptr_t)((-(uintptr_t)sbrk(0) - page) % huge_page));
  char *start = sbrk(0);
  // Larger than what is left of the initial heap, so that the heap grows by a step at once.
  void *volatile block = malloc(16 * mebibyte);
  free(block);
  madvise(start, (size_t)((char *)sbrk(0) - start), MADV_HUGEPAGE);
}

void digit_prefer_huge_pages(void *start, size_t size) {
  const size_t before = -(uintptr_t)start % huge_page;
  if (size > before) madvise((char *)start + before, size - before, MADV_HUGEPAGE);
}
