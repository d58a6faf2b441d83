#include "png_chunks.h"

#include <string.h>

#include "exif.h"
#include "image.h"

enum { signature_size = 8, length_size = 4, type_size = 4, check_size = 4 };

static size_t read_length(const uint8_t *bytes) {
  return (size_t)bytes[0] << 24 | (size_t)bytes[1] << 16 | (size_t)bytes[2] << 8 | bytes[3];
}

int digit_png_check_chunks(digit_image *image, const uint8_t *bytes, size_t count) {
  const size_t overhead = length_size + type_size + check_size;
  size_t at = signature_size;
  int orientation = 1;
  while (at < count) {
    if (count - at < overhead || read_length(bytes + at) > count - at - overhead) break;
    const size_t length = read_length(bytes + at);
    const uint8_t *type = bytes + at + length_size, *body = type + type_size;
    if (!memcmp(type, "IEND", type_size)) return orientation;
    if (!memcmp(type, "CgBI", type_size)) {
      digit_image_fail(image, digit_image_unsupported, "CgBI, Apple's variant of PNG");
      return 0;
    }
    if (!memcmp(type, "eXIf", type_size)) orientation = digit_exif_orientation(body, length);
    at += overhead + length;
  }
  digit_image_fail(image, digit_image_corrupt, "the file ends within a chunk or before the last one");
  return 0;
}
