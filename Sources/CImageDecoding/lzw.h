#pragma once

#include "byte_span.h"
#include "image.h"

/// Unpacks `count` palette indices from the data blocks of a GIF file, of which the first is at `at`. Indices have
/// `index_bits` bits.
///
/// Returns 0 and records the failure if the data ends early or is damaged. Data behind the last index is not read.
int digit_lzw_unpack(digit_image *image, struct byte_span file, size_t at, uint32_t index_bits, uint8_t *indices,
                     size_t count);
