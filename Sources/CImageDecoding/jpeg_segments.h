#pragma once

#include <stddef.h>
#include <stdint.h>

/// The EXIF orientation of a JPEG file, 1…8; 1 if there is none.
int digit_jpeg_orientation(const uint8_t *bytes, size_t count);
