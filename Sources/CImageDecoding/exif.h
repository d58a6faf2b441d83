#pragma once

#include <stddef.h>
#include <stdint.h>

/// The orientation, 1…8, in a TIFF structure (the body of an EXIF block); 1 if it is missing or invalid.
int digit_exif_orientation(const uint8_t *tiff, size_t count);
