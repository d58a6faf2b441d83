#include "block_average.h"

#include <stdlib.h>
#include <string.h>

size_t block_factor(size_t width, size_t height, size_t working_side) {
  const size_t side = width > height ? width : height;
  return working_side == 0 || side < working_side ? 1 : side / working_side;
}

size_t block_count(size_t length, size_t factor) { return (length + factor - 1) / factor; }

int block_average_begin(struct block_average *average, size_t width, size_t channels, size_t factor) {
  *average = (struct block_average){.width = width, .channels = channels, .factor = factor};
  average->sums = calloc(block_count(width, factor) * channels, sizeof *average->sums);
  return average->sums != NULL;
}

void block_average_end(struct block_average *average) { free(average->sums); }

/// The width of block `x`, which may be smaller at the right edge.
static size_t block_width(const struct block_average *average, size_t x) {
  const size_t left = average->width - x * average->factor;
  return left < average->factor ? left : average->factor;
}

/// The sums of one row fit in 32 bits: at most 65,500 products of 255 × 255.
static inline void add_opaque(struct block_average *average, const uint8_t *row, size_t channels) {
  for (size_t x = 0, start = 0; start < average->width; x++, start += average->factor) {
    uint32_t sums[3] = {0};
    for (size_t i = block_width(average, x); i > 0; i--, row += channels)
      for (size_t c = 0; c < channels; c++) sums[c] += row[c];
    for (size_t c = 0; c < channels; c++) average->sums[x * channels + c] += sums[c];
  }
}

static void add_weighted(struct block_average *average, const uint8_t *row) {
  for (size_t x = 0, start = 0; start < average->width; x++, start += average->factor) {
    uint32_t sums[4] = {0};
    for (size_t i = block_width(average, x); i > 0; i--, row += 4) {
      for (size_t c = 0; c < 3; c++) sums[c] += (uint32_t)row[c] * row[3];
      sums[3] += row[3];
    }
    for (size_t c = 0; c < 4; c++) average->sums[x * 4 + c] += sums[c];
  }
}

void block_average_add(struct block_average *average, const uint8_t *row) {
  average->rows++;
  switch (average->channels) {
    case 1: add_opaque(average, row, 1); break;
    case 3: add_opaque(average, row, 3); break;
    default: add_weighted(average, row);
  }
}

/// The quotient, rounded; 0 if the weight is 0.
static uint8_t mean(uint64_t sum, uint64_t weight) {
  return weight == 0 ? 0 : (uint8_t)((sum + weight / 2) / weight);
}

void block_average_emit(struct block_average *average, uint8_t *row) {
  const size_t blocks = block_count(average->width, average->factor);
  const size_t channels = average->channels;
  for (size_t x = 0; x < blocks; x++) {
    const uint64_t *sums = average->sums + x * channels;
    const uint64_t pixels = average->rows * block_width(average, x);
    const uint64_t weight = channels == 4 ? sums[3] : pixels;
    const size_t colors = channels == 4 ? 3 : channels;
    for (size_t c = 0; c < colors; c++) *row++ = mean(sums[c], weight);
    if (channels == 4) *row++ = mean(sums[3], pixels);
  }
  memset(average->sums, 0, blocks * channels * sizeof *average->sums);
  average->rows = 0;
}
