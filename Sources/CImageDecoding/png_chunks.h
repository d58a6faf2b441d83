#pragma once

#include "CImageDecoding.h"

/// Checks the chunks of a PNG file before libpng reads it: libpng trusts a chunk's declared length, and clears a
/// gigabyte of memory for a file of 57 bytes.
///
/// Returns the EXIF orientation, 1…8 (1 if there is none). Returns 0 and records the failure if a chunk does not fit
/// in the file, or if the file is of Apple's variant.
int digit_png_check_chunks(digit_image *image, const uint8_t *bytes, size_t count);
