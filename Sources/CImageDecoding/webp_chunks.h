#pragma once

#include "byte_span.h"
#include "image.h"

/// What the chunks of a WebP file hold.
struct webp_chunks {
  /// What libwebp decodes: the whole file, or the first frame of an animation.
  struct byte_span picture;
  /// The size of an animation's canvas, and its first frame's place there; the size is 0 if the file is no animation.
  size_t canvas_width, canvas_height, left, top;
  /// The EXIF orientation, 1…8; 1 if there is none.
  int orientation;
};

/// Reads the chunks of a WebP file. Returns 0 and records the failure if the file is truncated.
int digit_webp_read_chunks(digit_image *image, struct byte_span file, struct webp_chunks *chunks);
