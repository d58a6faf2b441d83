#pragma once

#include "image.h"

/// Where decoded rows go: the caller's pixels, in which each takes the place that the EXIF orientation gives
/// it. So turning a picture needs no second buffer.
struct canvas {
  uint8_t *pixels;
  size_t capacity;
  /// Of a row as the file holds it.
  size_t width, channels;
  /// Where the file's first pixel belongs, and how far on the next one to its right and the next one below
  /// it do, in pixels.
  ptrdiff_t start, right, down;
  /// A row that is not stored as it stands.
  uint8_t *spare;
};

/// Lays out a picture of width × height pixels in the file, and records its upright measures in `image`.
/// False: there is no room, and the picture has failed.
int canvas_begin(struct canvas *canvas, digit_image *image, size_t width, size_t height, size_t channels,
                 int orientation);

/// Where to write row `y` of the file before `canvas_finish_row`.
uint8_t *canvas_row(const struct canvas *canvas, size_t y);

/// Brings what was written for row `y` to its place.
void canvas_finish_row(const struct canvas *canvas, size_t y);

void canvas_end(struct canvas *canvas);
