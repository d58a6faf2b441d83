#include "TensorPacking.h"

#include <stdint.h>
#include <string.h>

#include "CMatrixProduct.h"

/// Copies the values of some outputs, which lie `stride` bytes apart.
static inline void gather(size_t outputs, const char *values, size_t stride, float *row) {
  for (size_t output = 0; output < outputs; output++) memcpy(row + output, values + output * stride, sizeof *row);
}

void pack_tensor(size_t outputs, size_t inputs, size_t positions, const void *values, float *packed) {
  const size_t stride = inputs * positions * sizeof *packed;
  for (size_t first = 0; first < outputs; first += PANEL_COLUMNS) {
    const char *panel = (const char *)values + first * stride;
    for (size_t position = 0; position < positions; position++) {
      for (size_t input = 0; input < inputs; input++, packed += PANEL_COLUMNS) {
        const char *value = panel + (input * positions + position) * sizeof *packed;
        // The constant lets the compiler unroll the loop.
        if (outputs - first >= PANEL_COLUMNS) gather(PANEL_COLUMNS, value, stride, packed);
        else {
          memset(packed, 0, PANEL_COLUMNS * sizeof *packed);
          gather(outputs - first, value, stride, packed);
        }
      }
    }
  }
}

size_t first_not_finite(size_t count, const void *values) {
  const uint32_t exponent = 0x7F800000, sign = 0x80000000;
  const char *bytes = values;
  enum { block = 1024 };
  uint32_t bits;
  size_t index = 0;
  for (; index + block <= count; index += block) {
    // An exponent of all ones carries into the sign.
    uint32_t carries = 0;
    for (size_t offset = 0; offset < block; offset++) {
      memcpy(&bits, bytes + (index + offset) * sizeof bits, sizeof bits);
      carries |= (bits & exponent) + (exponent & -exponent);
    }
    if (carries & sign) break;
  }
  for (; index < count; index++) {
    memcpy(&bits, bytes + index * sizeof bits, sizeof bits);
    if ((bits & exponent) == exponent) break;
  }
  return index;
}
