#pragma once

#include "CImageDecoding.h"

/// Records a failure; only the first one counts.
void digit_image_fail(digit_image *image, digit_image_status status, const char *message);

/// Records a failure with a message in the format of `printf`.
__attribute__((format(printf, 3, 4))) void digit_image_fail_with(digit_image *image, digit_image_status status,
                                                                 const char *format, ...);

/// Records the declared size and checks it against the limits. Returns 0 on failure.
int digit_image_declare(digit_image *image, size_t width, size_t height);

/// Checks the size of the unpacked pixels, `row` bytes in each of the declared rows, of a format that compresses: a
/// file of a few hundred kilobytes can unpack to more than fits in memory, or takes seconds. Returns 0 on failure.
int digit_image_check_unpacked(digit_image *image, size_t row);
