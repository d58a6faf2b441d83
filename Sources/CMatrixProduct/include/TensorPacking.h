// Tensors between the order of files and the packed order of `TensorLayout`.
#pragma once

#include <stddef.h>

/// Packs a weight of outputs × inputs × positions (positions: the kernel's height × width, or 1) into panels of PANEL_COLUMNS
/// outputs, each positions × inputs × PANEL_COLUMNS. The last panel is padded with zeros.
///
/// The values are single-precision at any address.
void pack_tensor(size_t outputs, size_t inputs, size_t positions, const void *values, float *packed);

/// The index of the first of single-precision values, at any address, that is infinite or not a number; `count` if all are
/// finite.
size_t first_not_finite(size_t count, const void *values);
