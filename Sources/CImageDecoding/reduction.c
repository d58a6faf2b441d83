#include "reduction.h"

#include <string.h>

int reduction_begin(struct reduction *reduction, digit_image *image, size_t width, size_t height, size_t channels,
                    size_t working_side, int orientation) {
  const size_t factor = block_factor(width, height, working_side);
  reduction->height = height;
  if (!block_average_begin(&reduction->average, width, channels, factor)) {
    digit_image_fail(image, digit_image_out_of_memory, "out of memory");
    return 0;
  }
  return canvas_begin(&reduction->canvas, image, block_count(width, factor), block_count(height, factor), channels,
                      orientation);
}

void reduction_add_row(struct reduction *reduction, const uint8_t *row) {
  struct block_average *average = &reduction->average;
  const size_t y = reduction->rows++;
  uint8_t *target = canvas_row(&reduction->canvas, y / average->factor);
  if (average->factor == 1) {
    memcpy(target, row, average->width * average->channels);
  } else {
    block_average_add(average, row);
    if ((y + 1) % average->factor != 0 && y + 1 != reduction->height) return;
    block_average_emit(average, target);
  }
  canvas_finish_row(&reduction->canvas, y / average->factor);
}

void reduction_end(struct reduction *reduction) {
  block_average_end(&reduction->average);
  canvas_end(&reduction->canvas);
}
