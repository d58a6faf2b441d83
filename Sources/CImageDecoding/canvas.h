#pragma once

#include "image.h"

/// The destination of decoded rows: the caller's pixels. Each row is stored where the EXIF orientation puts it, so that
/// rotating an image needs no second buffer.
struct canvas {
  uint8_t *pixels;
  size_t capacity;
  /// The size of a row in the file, and the number of rows.
  size_t width, channels, height;
  /// The position of the file's first pixel, and the steps from there to the next pixel to the right and the next
  /// pixel below, in pixels.
  ptrdiff_t start, right, down;
  /// Buffer for rows that have to be rearranged: some at a time, since single pixels of one row would each go to another cache
  /// line.
  uint8_t *spare;
};

/// Lays out an image stored with width × height pixels, and records its upright size in `image`.
/// Returns 0 on failure: out of memory, or too little capacity.
int canvas_begin(struct canvas *canvas, digit_image *image, size_t width, size_t height, size_t channels,
                 int orientation);

/// The buffer for row `y` of the file, to be filled before `canvas_finish_row`. Rows come from the top down.
uint8_t *canvas_row(const struct canvas *canvas, size_t y);

/// Moves row `y` to its place if it is not there yet, or keeps it to move it with the next ones.
void canvas_finish_row(const struct canvas *canvas, size_t y);

/// Releases the canvas's memory, but not the caller's pixels.
void canvas_end(struct canvas *canvas);
