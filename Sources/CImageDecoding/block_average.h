#pragma once

#include <stddef.h>
#include <stdint.h>

/// Reduces a picture, row by row, to the means of its blocks of factor × factor pixels; blocks at the right
/// and lower edge are as large as what remains. With alpha (4 channels) colors are weighted by it, so that
/// what cannot be seen does not count.
struct block_average {
  size_t width, channels, factor;
  /// (output width, channels) sums of the block row in progress.
  uint64_t *sums;
  size_t rows;
};

/// False where memory ran out.
int block_average_begin(struct block_average *average, size_t width, size_t channels, size_t factor);

/// Adds a row of width × channels levels.
void block_average_add(struct block_average *average, const uint8_t *row);

/// Writes the means of the rows added since the last call, and begins anew.
void block_average_emit(struct block_average *average, uint8_t *row);

void block_average_end(struct block_average *average);

/// The whole-number reduction that leaves the long side at `working_side` or more; 1 where that is 0.
size_t block_factor(size_t width, size_t height, size_t working_side);

/// How many blocks of `factor` cover `length`.
size_t block_count(size_t length, size_t factor);
