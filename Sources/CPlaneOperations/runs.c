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
