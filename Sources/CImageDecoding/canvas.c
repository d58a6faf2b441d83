#include "canvas.h"

#include <stdlib.h>

/// The number of rows that are rearranged at a time.
enum { band = 16 };

/// Sets start, right and down for an image stored with w × h pixels (EXIF tag 0x0112, orientation).
static void lay_out(struct canvas *canvas, ptrdiff_t w, ptrdiff_t h, int orientation) {
  const struct {
    ptrdiff_t start, right, down;
  } layouts[8] = {
      {0, 1, w},           // 1: upright
      {w - 1, -1, w},      // 2: mirrored
      {w * h - 1, -1, -w}, // 3: upside down
      {w * h - w, 1, -w},  // 4: upside down, mirrored
      {0, h, 1},           // 5: transposed
      {h - 1, h, -1},      // 6: rotate clockwise
      {w * h - 1, -h, -1}, // 7: transposed, upside down
      {w * h - h, -h, 1},  // 8: rotate counterclockwise
  };
  canvas->start = layouts[orientation - 1].start;
  canvas->right = layouts[orientation - 1].right;
  canvas->down = layouts[orientation - 1].down;
}

int canvas_begin(struct canvas *canvas, digit_image *image, size_t width, size_t height, size_t channels,
                 int orientation) {
  const int swaps_sides = orientation >= 5;
  image->width = swaps_sides ? height : width;
  image->height = swaps_sides ? width : height;
  image->channels = channels;
  if (canvas->pixels == NULL) return 1;
  canvas->width = width;
  canvas->channels = channels;
  canvas->height = height;
  lay_out(canvas, (ptrdiff_t)width, (ptrdiff_t)height, orientation);
  canvas->spare = malloc(width * channels * band);
  if (canvas->spare != NULL && canvas->capacity >= width * height * channels) return 1;
  digit_image_fail(image, digit_image_out_of_memory, "out of memory");
  return 0;
}

static uint8_t *place(const struct canvas *canvas, size_t y) {
  return canvas->pixels + (canvas->start + (ptrdiff_t)y * canvas->down) * (ptrdiff_t)canvas->channels;
}

uint8_t *canvas_row(const struct canvas *canvas, size_t y) {
  return canvas->right == 1 ? place(canvas, y) : canvas->spare + y % band * canvas->width * canvas->channels;
}

/// Moves the rows from the last whole band to row `y`.
static inline void scatter(const struct canvas *canvas, size_t y, size_t channels) {
  const size_t rows = y % band + 1;
  uint8_t *const first = place(canvas, y + 1 - rows);
  for (size_t x = 0; x < canvas->width; x++) {
    const uint8_t *source = canvas->spare + x * channels;
    uint8_t *target = first + (ptrdiff_t)x * canvas->right * (ptrdiff_t)channels;
    for (size_t row = 0; row < rows; row++) {
      for (size_t c = 0; c < channels; c++) target[c] = source[c];
      source += canvas->width * channels;
      target += canvas->down * (ptrdiff_t)channels;
    }
  }
}

void canvas_finish_row(const struct canvas *canvas, size_t y) {
  if (canvas->right == 1 || ((y + 1) % band != 0 && y + 1 != canvas->height)) return;
  switch (canvas->channels) {
    case 1: scatter(canvas, y, 1); break;
    case 3: scatter(canvas, y, 3); break;
    default: scatter(canvas, y, 4);
  }
}

void canvas_end(struct canvas *canvas) { free(canvas->spare); }
