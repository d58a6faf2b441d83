#include "CPlaneOperations.h"

#include "clones.h"

enum { BLOCK = 4, TILE_ROWS = 16 };
typedef float four __attribute__((vector_size(BLOCK * sizeof(float)), aligned(sizeof(float))));

// Transposes 4 × 4 values.
static inline void transpose_block(const float *source, size_t width, float *target, size_t height) {
  const four a = *(const four *)source, b = *(const four *)(source + width);
  const four c = *(const four *)(source + 2 * width), d = *(const four *)(source + 3 * width);
  const four ab_low = __builtin_shufflevector(a, b, 0, 4, 1, 5), ab_high = __builtin_shufflevector(a, b, 2, 6, 3, 7);
  const four cd_low = __builtin_shufflevector(c, d, 0, 4, 1, 5), cd_high = __builtin_shufflevector(c, d, 2, 6, 3, 7);
  *(four *)target = __builtin_shufflevector(ab_low, cd_low, 0, 1, 4, 5);
  *(four *)(target + height) = __builtin_shufflevector(ab_low, cd_low, 2, 3, 6, 7);
  *(four *)(target + 2 * height) = __builtin_shufflevector(ab_high, cd_high, 0, 1, 4, 5);
  *(four *)(target + 3 * height) = __builtin_shufflevector(ab_high, cd_high, 2, 3, 6, 7);
}

// Transposes one value after another.
static inline void transpose_rest(
    const float *source, size_t width, size_t height, float *target, size_t left, size_t right, size_t top,
    size_t bottom) {
  for (size_t x = left; x < right; x++)
    for (size_t y = top; y < bottom; y++) target[x * height + y] = source[y * width + x];
}

CLONES void plane_transpose(
    const float *restrict source, size_t width, size_t height, float *restrict target) {
  const size_t whole_width = width / BLOCK * BLOCK, whole_height = height / BLOCK * BLOCK;
  // Tiles of sixteen rows fill whole cache lines of the target.
  for (size_t top = 0; top < whole_height; top += TILE_ROWS) {
    const size_t bottom = top + TILE_ROWS < whole_height ? top + TILE_ROWS : whole_height;
    for (size_t x = 0; x < whole_width; x += BLOCK)
      for (size_t y = top; y < bottom; y += BLOCK)
        transpose_block(source + y * width + x, width, target + x * height + y, height);
  }
  transpose_rest(source, width, height, target, whole_width, width, 0, height);
  transpose_rest(source, width, height, target, 0, whole_width, whole_height, height);
}
