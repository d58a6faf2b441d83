#include "image.h"

#include <stdarg.h>
#include <stdio.h>

/// The limit for unpacked pixels, in bytes: an RGB photo of 50 megapixels.
enum { maximum_unpacked = 150000000 };

void digit_image_fail_with(digit_image *image, digit_image_status status, const char *format, ...) {
  if (image->status != digit_image_ok) return;
  image->status = status;
  va_list arguments;
  va_start(arguments, format);
  vsnprintf(image->message, sizeof image->message, format, arguments);
  va_end(arguments);
}

void digit_image_fail(digit_image *image, digit_image_status status, const char *message) {
  digit_image_fail_with(image, status, "%s", message);
}

int digit_image_declare(digit_image *image, size_t width, size_t height) {
  image->source_width = width;
  image->source_height = height;
  if (width <= digit_maximum_side && height <= digit_maximum_side && width * height <= digit_maximum_pixels)
    return 1;
  digit_image_fail(image, digit_image_too_many_pixels, "more pixels than the limit");
  return 0;
}

int digit_image_check_unpacked(digit_image *image, size_t row) {
  const size_t unpacked = row * image->source_height, million = 1000000;
  if (unpacked <= maximum_unpacked) return 1;
  digit_image_fail_with(image, digit_image_too_demanding, "%zu MB of image data; the limit is %zu MB",
                        unpacked / million, maximum_unpacked / million);
  return 0;
}

const char *digit_image_message(const digit_image *image) { return image->message; }
