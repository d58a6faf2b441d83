#pragma once

#include "block_average.h"
#include "canvas.h"

/// Takes the rows of an image from top to bottom, and stores them in the caller's pixels: reduced to the means of
/// blocks, and upright.
struct reduction {
  struct canvas canvas;
  struct block_average average;
  size_t height, rows;
};

/// Chooses the output size for an image stored with width × height pixels, and records it in `image`. Only that if the
/// canvas has no pixels. Returns 0 and records the failure if memory runs out.
int reduction_begin(struct reduction *reduction, digit_image *image, size_t width, size_t height, size_t channels,
                    size_t working_side, int orientation);

/// Takes the next row of width × channels intensities.
void reduction_add_row(struct reduction *reduction, const uint8_t *row);

/// Releases the memory, but not the caller's pixels.
void reduction_end(struct reduction *reduction);
