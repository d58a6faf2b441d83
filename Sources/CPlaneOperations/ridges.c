#include "CPlaneOperations.h"

#include "clones.h"

CLONES void row_mark_ridges(
    uint8_t *restrict marks, const float *restrict row, const float *restrict before, const float *restrict after,
    float level, size_t count) {
  for (size_t x = 0; x < count; x++) {
    const float rise = row[x] - before[x], fall = row[x] - after[x];
    marks[x] |= (rise < fall ? rise : fall) > level;
  }
}

CLONES void line_shifts(float slope, float bend, size_t width, int32_t *shifts) {
  const float middle = (float)width / 2, last = width > 1 ? (float)(width - 1) : 1;
  for (size_t x = 0; x < width; x++) {
    const float along = (float)(int32_t)x / last;
    shifts[x] = (int32_t)__builtin_roundf(slope * ((float)(int32_t)x - middle) + bend * 4 * along * (1 - along));
  }
}

typedef uint8_t bytes __attribute__((vector_size(RIDGE_WINDOW), aligned(1)));

CLONES void count_ridges(
    const uint8_t *ridges, size_t column_size, const int32_t *shifts, size_t columns, size_t column_step,
    uint8_t *counts) {
  bytes sum = {0};
  for (size_t x = 0; x < columns; x += column_step)
    sum += *(const bytes *)(ridges + (ptrdiff_t)(x * column_size) + shifts[x]);
  *(bytes *)counts = sum;
}
