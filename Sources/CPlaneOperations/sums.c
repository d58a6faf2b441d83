#include "CPlaneOperations.h"

#include "clones.h"

// Sums are taken in sixteen lanes on every processor, so that their rounding does not depend on it.
enum { LANES = 16 };
typedef float lanes __attribute__((vector_size(LANES * sizeof(float)), aligned(sizeof(float))));
typedef int32_t mask __attribute__((vector_size(LANES * sizeof(float))));

#define SELECT(condition, value) ((lanes)((mask)(value) & (condition)))
#define ABSOLUTE(value) __builtin_elementwise_abs(value)

static inline double total(const lanes *values) {
  double sum = 0;
  for (size_t lane = 0; lane < LANES; lane++) sum += (double)(*values)[lane];
  return sum;
}

CLONES void row_split_sums(const float *values, const float *keys, float level, size_t count, double sums[2]) {
  lanes below = {0}, others = {0};
  size_t x = 0;
  for (; x + LANES <= count; x += LANES) {
    const lanes value = *(const lanes *)(values + x);
    const mask is_below = *(const lanes *)(keys + x) < level;
    below += SELECT(is_below, value);
    others += SELECT(~is_below, value);
  }
  sums[0] += total(&below);
  sums[1] += total(&others);
  for (; x < count; x++) sums[keys[x] < level ? 0 : 1] += (double)values[x];
}

CLONES void row_moments(const float *values, const float *means, size_t count, double *second, double *third) {
  lanes squares = {0}, cubes = {0};
  size_t x = 0;
  for (; x + LANES <= count; x += LANES) {
    const lanes difference = *(const lanes *)(values + x) - *(const lanes *)(means + x);
    const lanes square = difference * difference;
    squares += square;
    cubes += square * difference;
  }
  *second += total(&squares);
  *third += total(&cubes);
  for (; x < count; x++) {
    const double difference = (double)(values[x] - means[x]);
    *second += difference * difference;
    *third += difference * difference * difference;
  }
}

CLONES void row_outline(const float *row, const float *above, size_t count, double *area, double *steps) {
  if (count == 0) return;
  lanes area_lanes = {0}, step_lanes = {0};
  *area += (double)row[0];
  *steps += (double)row[0] + (double)row[count - 1] + (double)__builtin_fabsf(row[0] - above[0]);
  size_t x = 1;
  for (; x + LANES <= count; x += LANES) {
    const lanes value = *(const lanes *)(row + x);
    area_lanes += value;
    step_lanes += ABSOLUTE(value - *(const lanes *)(row + x - 1)) + ABSOLUTE(value - *(const lanes *)(above + x));
  }
  *area += total(&area_lanes);
  *steps += total(&step_lanes);
  for (; x < count; x++) {
    *area += (double)row[x];
    *steps += (double)(__builtin_fabsf(row[x] - row[x - 1]) + __builtin_fabsf(row[x] - above[x]));
  }
}
