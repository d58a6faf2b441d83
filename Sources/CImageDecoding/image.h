#pragma once

#include "CImageDecoding.h"

/// Records why there will be no picture; the first reason stands.
void digit_image_fail(digit_image *image, digit_image_status status, const char *message);

/// Records the declared size and checks it against the limits. False: the picture has failed.
int digit_image_declare(digit_image *image, size_t width, size_t height);
