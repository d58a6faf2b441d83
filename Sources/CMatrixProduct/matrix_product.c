#include "CMatrixProduct.h"

#include <stdint.h>
#include <string.h>

#pragma STDC FP_CONTRACT ON  // sum + left * right is one fused operation where the processor has it

#define MIN(a, b) ((a) < (b) ? (a) : (b))

// Half a panel is the least number of columns that a tile computes.
enum { HALF_PANEL = PANEL_COLUMNS / 2 };

// Computes a tile of C, which is at c: 8, 16, 24 or 32 columns.
typedef void (*tile_function)(const struct matrix_product *, size_t row, size_t column, float *c, size_t columns);

enum { MAX_TILE_ROWS = 14, MAX_TILE_PANELS = 2 };

// A tile outside of C.
typedef float tile_buffer[MAX_TILE_PANELS][MAX_TILE_ROWS][PANEL_COLUMNS];

static inline const float *row_of_a(const struct matrix_product *p, size_t row) {
  return p->a + (ptrdiff_t)row * p->a_row + (p->a_group ? (ptrdiff_t)(row / p->a_group) * p->a_gap : 0);
}

static inline float *tile_of_c(const struct matrix_product *p, size_t row, size_t column) {
  return p->c + (ptrdiff_t)row * p->c_row + (ptrdiff_t)(column / PANEL_COLUMNS) * p->c_panel;
}

// Copies `height` rows of C, from `column` to its last column, to or from the buffer.
static void copy_edge(
    const struct matrix_product *p, size_t row, size_t column, size_t height, tile_buffer buffer, bool into_c) {
  for (size_t panel = 0; column < p->columns; panel++, column += PANEL_COLUMNS) {
    const size_t bytes = MIN(p->columns - column, PANEL_COLUMNS) * sizeof(float);
    float *c = tile_of_c(p, row, column);
    for (size_t r = 0; r < height; r++, c += p->c_row) {
      if (into_c) memcpy(c, buffer[panel][r], bytes);
      else memcpy(buffer[panel][r], c, bytes);
    }
  }
}

// The last tile of a band, where C does not fill its last half panel: computes all of it in a buffer.
static void edge_tile(
    const struct matrix_product *p, tile_function tile, size_t row, size_t column, size_t height, size_t columns) {
  tile_buffer buffer;
  struct matrix_product whole = *p;
  whole.c_panel = MAX_TILE_ROWS * PANEL_COLUMNS;
  whole.c_row = PANEL_COLUMNS;
  if (p->accumulate) {
    memset(buffer, 0, sizeof buffer);
    copy_edge(p, row, column, height, buffer, false);
  }
  tile(&whole, row, column, buffer[0][0], columns);
  copy_edge(p, row, column, height, buffer, true);
}

// Transposes 64 × 64 bits by exchanging blocks of half the size in each round (Warren, "Hacker's Delight", 2nd edition,
// 7-3).
static void transpose_bits(uint64_t rows[64]) {
  uint64_t low = 0xFFFFFFFF;
  for (size_t half = 32; half > 0; half /= 2, low ^= low << half) {
    for (size_t row = 0; row < 64; row = (row + half + 1) & ~half) {
      const uint64_t exchanged = (rows[row] >> half ^ rows[row + half]) & low;
      rows[row] ^= exchanged << half;
      rows[row + half] ^= exchanged;
    }
  }
}

// A part of A, at most 64 × 64: for each of its rows, a bit for each step, set where the element is not zero.
struct nonzero_block {
  size_t row, rows, step, steps;
  uint64_t bits[64];
};

// The number of vectors of C that a sparse product keeps in registers: enough to hide the latency of an addition.
enum { SPARSE_VECTORS = 8 };

// The steps of a packed band, which then fits into a first-level cache.
enum { PACKED_STEPS = 256 };

#if defined(__x86_64__)
#define NAME(x) x##_avx512
#define TARGET __attribute__((target("avx512f,avx512vl,avx512dq,avx512bw,avx2,fma,bmi")))
#define LANES 16
#define HEIGHTS(X) X(1) X(2) X(3) X(4) X(5) X(6) X(7) X(8) X(9) X(10) X(11) X(12) X(13) X(14)
#define TILE_ROWS 14
#define ROW_POINTERS 0
#define ROWS_OF_24 14
#define TILE_PANELS 2
#include "product_kernel.inc"

#define NAME(x) x##_avx2
#define TARGET __attribute__((target("avx2,fma,bmi")))
#define LANES 8
#define HEIGHTS(X) X(1) X(2) X(3) X(4) X(5) X(6)
#define TILE_ROWS 6
#define ROW_POINTERS 1
#define ROWS_OF_24 4
#define TILE_PANELS 1
#include "product_kernel.inc"
#endif

#define NAME(x) x##_portable
#define TARGET
#define LANES 4
#define HEIGHTS(X) X(1) X(2) X(3) X(4)
#define TILE_ROWS 4
#define ROW_POINTERS 1
#define ROWS_OF_24 2
#define TILE_PANELS 1
#include "product_kernel.inc"

enum instruction_set matrix_product_best_instruction_set(void) {
#if defined(__x86_64__)
  __builtin_cpu_init();
  if (!__builtin_cpu_supports("bmi")) return INSTRUCTION_SET_PORTABLE;
#ifndef WITHOUT_AVX512
  if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512dq")
      && __builtin_cpu_supports("avx512bw"))
    return INSTRUCTION_SET_AVX512;
#endif
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

// Transposes 16 × 16 floats, 4 × 4 at a time.
static void transpose_block(const float *source, float *target) {
  typedef float four __attribute__((vector_size(4 * sizeof(float)), aligned(sizeof(float))));
  for (size_t row = 0; row < PANEL_COLUMNS; row += 4) {
    for (size_t column = 0; column < PANEL_COLUMNS; column += 4) {
      const float *from = source + row * PANEL_COLUMNS + column;
      float *to = target + column * PANEL_COLUMNS + row;
      const four a = *(const four *)from, b = *(const four *)(from + PANEL_COLUMNS);
      const four c = *(const four *)(from + 2 * PANEL_COLUMNS), d = *(const four *)(from + 3 * PANEL_COLUMNS);
      const four ab_low = __builtin_shufflevector(a, b, 0, 4, 1, 5), ab_high = __builtin_shufflevector(a, b, 2, 6, 3, 7);
      const four cd_low = __builtin_shufflevector(c, d, 0, 4, 1, 5), cd_high = __builtin_shufflevector(c, d, 2, 6, 3, 7);
      *(four *)to = __builtin_shufflevector(ab_low, cd_low, 0, 1, 4, 5);
      *(four *)(to + PANEL_COLUMNS) = __builtin_shufflevector(ab_low, cd_low, 2, 3, 6, 7);
      *(four *)(to + 2 * PANEL_COLUMNS) = __builtin_shufflevector(ab_high, cd_high, 0, 1, 4, 5);
      *(four *)(to + 3 * PANEL_COLUMNS) = __builtin_shufflevector(ab_high, cd_high, 2, 3, 6, 7);
    }
  }
}

void matrix_pack_transposed(const float *weights, size_t positions, size_t inputs, size_t outputs, float *packed) {
  const size_t output_panels = (outputs + PANEL_COLUMNS - 1) / PANEL_COLUMNS;
  for (size_t input = 0; input < inputs; input += PANEL_COLUMNS) {
    const size_t count = inputs - input < PANEL_COLUMNS ? inputs - input : PANEL_COLUMNS;
    for (size_t position = positions; position-- > 0;) {
      for (size_t panel = 0; panel < output_panels; panel++, packed += PANEL_COLUMNS * PANEL_COLUMNS) {
        const float *block = weights + ((panel * positions + position) * inputs + input) * PANEL_COLUMNS;
        float filled[PANEL_COLUMNS * PANEL_COLUMNS] = {0};
        if (count < PANEL_COLUMNS) block = memcpy(filled, block, count * PANEL_COLUMNS * sizeof(float));
        transpose_block(block, packed);
      }
    }
  }
}
