#pragma once

#include "CImageDecoding.h"

/// Records a failure; only the first one counts.
void digit_image_fail(digit_image *image, digit_image_status status, const char *message);

/// Records the declared size and checks it against the limits. Returns 0 on failure.
int digit_image_declare(digit_image *image, size_t width, size_t height);
