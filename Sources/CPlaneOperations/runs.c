#include "CPlaneOperations.h"

#include "clones.h"

enum { BLOCK = 32 };

CLONES size_t row_find_above(const float *row, size_t from, size_t count, float level) {
  size_t x = from;
  for (; x + BLOCK <= count; x += BLOCK) {
    int found = 0;
    for (size_t i = 0; i < BLOCK; i++) found |= row[x + i] > level;
    if (found) break;
  }
  while (x < count && !(row[x] > level)) x++;
  return x;
}

CLONES bool row_is_within(const float *row, size_t count, float reference, float tolerance) {
  for (size_t first = 0; first < count; first += BLOCK) {
    const size_t last = count - first < BLOCK ? count : first + BLOCK;
    int differs = 0;
    for (size_t x = first; x < last; x++) differs |= !(__builtin_fabsf(row[x] - reference) <= tolerance);
    if (differs) return false;
  }
  return true;
}
