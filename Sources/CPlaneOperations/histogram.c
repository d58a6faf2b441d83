#include "CPlaneOperations.h"

#include "clones.h"

#include <string.h>

enum { TABLES = 4, CHUNK = 256 };

static inline int32_t bin_of(float value) {
  const float half = HISTOGRAM_BINS / 2;
  // A value that is not a number counts as −1.
  const float above = value > -1 ? value : -1, inside = above < 1 ? above : 1;
  const int32_t bin = (int32_t)(inside * half) + HISTOGRAM_BINS / 2;
  return bin < HISTOGRAM_BINS - 1 ? bin : HISTOGRAM_BINS - 1;
}

CLONES void plane_histogram(
    const float *restrict values, size_t width, size_t height, size_t row_step, int32_t *restrict counts) {
  // Neighbors often fall into the same bin, whose count would have to be stored before it is loaded again: hence several
  // tables in turn.
  int32_t tables[TABLES][HISTOGRAM_BINS];
  memset(tables, 0, sizeof tables);
  for (size_t y = 0; y < height; y += row_step) {
    for (size_t x = 0; x < width; x += CHUNK) {
      const float *chunk = values + y * width + x;
      const size_t count = width - x < CHUNK ? width - x : CHUNK;
      int32_t bins[CHUNK];
      for (size_t i = 0; i < count; i++) bins[i] = bin_of(chunk[i]);
      size_t i = 0;
      for (; i + TABLES <= count; i += TABLES)
        for (size_t table = 0; table < TABLES; table++) tables[table][bins[i + table]]++;
      for (; i < count; i++) tables[0][bins[i]]++;
    }
  }
  for (size_t bin = 0; bin < HISTOGRAM_BINS; bin++)
    counts[bin] = (tables[0][bin] + tables[1][bin] + tables[2][bin] + tables[3][bin]) * (int32_t)row_step;
}
