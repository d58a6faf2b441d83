#include "CMatrixProduct.h"

#include <string.h>

#pragma STDC FP_CONTRACT ON  // sum + left * right is one fused operation where the processor has it

#if defined(__x86_64__)
#define NAME(x) x##_avx512
#define TARGET __attribute__((target("avx512f,avx512vl,avx512dq,avx512bw,avx2,fma")))
#define LANES 16
#define TILE_ROWS 14
#define TILE_PANELS 2
#include "product_kernel.inc"

#define NAME(x) x##_avx2
#define TARGET __attribute__((target("avx2,fma")))
#define LANES 8
#define TILE_ROWS 6
#define TILE_PANELS 1
#include "product_kernel.inc"
#endif

#define NAME(x) x##_portable
#define TARGET
#define LANES 4
#define TILE_ROWS 4
#define TILE_PANELS 1
#include "product_kernel.inc"

enum instruction_set matrix_product_best_instruction_set(void) {
#if defined(__x86_64__)
  __builtin_cpu_init();
  if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512dq")
      && __builtin_cpu_supports("avx512bw"))
    return INSTRUCTION_SET_AVX512;
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) return INSTRUCTION_SET_AVX2;
#endif
  return INSTRUCTION_SET_PORTABLE;
}

void matrix_product(const struct matrix_product *product, enum instruction_set set) {
  if (product->rows == 0 || product->columns == 0) return;
  switch (set) {
#if defined(__x86_64__)
    case INSTRUCTION_SET_AVX512: product_avx512(product); return;
    case INSTRUCTION_SET_AVX2: product_avx2(product); return;
#endif
    default: product_portable(product); return;
  }
}

void matrix_pack(const float *b, ptrdiff_t b_row, ptrdiff_t b_column, size_t depth, size_t columns, float *packed) {
  for (size_t panel = 0; panel < columns; panel += PANEL_COLUMNS) {
    const size_t width = columns - panel < PANEL_COLUMNS ? columns - panel : PANEL_COLUMNS;
    for (size_t k = 0; k < depth; k++, packed += PANEL_COLUMNS) {
      const float *source = b + (ptrdiff_t)k * b_row + (ptrdiff_t)panel * b_column;
      for (size_t column = 0; column < width; column++) packed[column] = source[(ptrdiff_t)column * b_column];
      for (size_t column = width; column < PANEL_COLUMNS; column++) packed[column] = 0;
    }
  }
}
