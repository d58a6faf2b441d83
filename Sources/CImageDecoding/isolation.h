#pragma once

#include "image.h"

/// Decodes in a child process with limits of its own, because the library that does it may not return for hours, may
/// crash, and prints messages about damaged files. Costs about a millisecond.
///
/// The library should be loaded already, so that not every child has to load it.
digit_image digit_decode_isolated(digit_decoder *decode, const uint8_t *bytes, size_t count, size_t working_side,
                                  uint8_t *pixels, size_t capacity);
