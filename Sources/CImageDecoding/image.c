#include "image.h"

#include <stdio.h>

void digit_image_fail(digit_image *image, digit_image_status status, const char *message) {
  if (image->status != digit_image_ok) return;
  image->status = status;
  snprintf(image->message, sizeof image->message, "%s", message);
}

int digit_image_declare(digit_image *image, size_t width, size_t height) {
  image->source_width = width;
  image->source_height = height;
  // Sides are less than 2³¹ in both formats, so the product does not overflow.
  if (width <= digit_maximum_side && height <= digit_maximum_side && width * height <= digit_maximum_pixels)
    return 1;
  digit_image_fail(image, digit_image_too_many_pixels, "more pixels than the limit");
  return 0;
}

const char *digit_image_message(const digit_image *image) { return image->message; }
