#pragma once

#include <stddef.h>
#include <stdint.h>

/// Reduces an image, row by row, to the means of its blocks of factor × factor pixels. Blocks at the right and lower
/// edges may be smaller. With alpha (4 channels), colors are weighted by it, so that invisible pixels do not count.
struct block_average {
  size_t width, channels, factor;
  /// (output width, channels): the sums of the current row of blocks.
  uint64_t *sums;
  size_t rows;
};

/// Returns 0 if memory runs out.
int block_average_begin(struct block_average *average, size_t width, size_t channels, size_t factor);

/// Adds a row of width × channels intensities.
void block_average_add(struct block_average *average, const uint8_t *row);

/// Writes the means of the rows added since the last call, and starts the next row of blocks.
void block_average_emit(struct block_average *average, uint8_t *row);

/// Releases the memory.
void block_average_end(struct block_average *average);

/// The largest integer factor that keeps the long side at `working_side` or more; 1 if `working_side` is 0.
size_t block_factor(size_t width, size_t height, size_t working_side);

/// The number of blocks of `factor` pixels that cover `length` pixels.
size_t block_count(size_t length, size_t factor);
