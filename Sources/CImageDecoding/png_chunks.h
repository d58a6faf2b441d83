#pragma once

#include "CImageDecoding.h"

/// Walks the chunks of a PNG file before libpng sees it: libpng believes a chunk's declared length, and
/// zeroes a gigabyte for a file of 57 bytes.
///
/// Returns the EXIF orientation, 1…8 (1 where there is none), or 0: a chunk does not fit in the file, or the
/// file is of Apple's variant, and the picture has failed.
int digit_png_check_chunks(digit_image *image, const uint8_t *bytes, size_t count);
