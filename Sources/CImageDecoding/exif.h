#pragma once

#include <stddef.h>
#include <stdint.h>

/// The orientation, 1…8, that a TIFF structure (the body of an EXIF block) declares; 1 where it declares
/// none, or nonsense.
int digit_exif_orientation(const uint8_t *tiff, size_t count);
