// Single-precision matrix products, C = A·B, for the layers of a network.
//
// One product serves dense layers and convolutions, forward and backward, because the factors are
// addressed, not copied. k counts runs × steps, k = run * steps + step. Element (row, k) of A lies at
//
//     a[row * a_row + run * a_run + step * a_step]
//
// so that a matrix is one run with a_step 1, its transpose is one run with the strides exchanged, and the
// windows of a k×k convolution over an image with interleaved channels are k runs of k * channels steps.
// B and C lie in panels of sixteen columns. Element (k, column) of B and element (row, column) of C lie at
//
//     b[column / 16 * b_panel + run * b_run + step * b_step + column % 16]
//     c[column / 16 * c_panel + row * c_row + column % 16]
//
// so that a row-major C has c_panel 16. The last panel of B, and of the bias, is read whole: its memory must be
// there, whatever it holds. Of C nothing beyond `columns` is touched.
//
// Every element of C is one chain of additions over k, in order, from what C starts with. So the result does not
// depend on tiles or threads; processors with fused multiply-add (AVX2, AVX-512, arm64) compute the
// same bytes, any other rounds twice a step.
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "LayerKernels.h"

enum instruction_set {
  INSTRUCTION_SET_PORTABLE,
  INSTRUCTION_SET_AVX2,
  INSTRUCTION_SET_AVX512,
} __attribute__((enum_extensibility(closed)));

enum { PANEL_COLUMNS = 16 };

struct matrix_product {
  size_t rows, columns;  // of C
  size_t runs, steps;

  const float *a;
  ptrdiff_t a_row, a_run, a_step;

  const float *b;
  ptrdiff_t b_panel, b_run, b_step;

  float *c;
  ptrdiff_t c_panel, c_row;

  const float *bias;  // what each row of C starts with, one value a column; NULL: zeros
  bool accumulate;    // start with what C holds instead
  bool rectify;       // at the end, max(0, ·) of each element

  // Where more than half of A is zero, pass over the zeros: the same sums, if B is finite. A is one run,
  // with an a_step or an a_row of 1, and b_step is PANEL_COLUMNS.
  bool skip_zeros;
};

// The fastest that this processor has. Those before it in the enumeration can be asked for, too.
enum instruction_set matrix_product_best_instruction_set(void);

void matrix_product(const struct matrix_product *product, enum instruction_set set);

// Lays out B (depth × columns), element (k, column) at b[k * b_row + column * b_column], in panels one after the
// other: b_panel = depth * 16, b_step = 16. Writes depth * columns floats, columns rounded up to whole panels,
// which are filled up with zeros.
void matrix_pack(const float *b, ptrdiff_t b_row, ptrdiff_t b_column, size_t depth, size_t columns, float *packed);

// Lays out the weights of a convolution, positions × inputs × outputs in panels of outputs, as the right factor
// of the input's gradient: positions, last first, × outputs × inputs in panels of inputs. (Of a dense layer, one
// position: the transpose.) Outputs and inputs are rounded up to whole panels, filled up with zeros.
void matrix_pack_transposed(const float *weights, size_t positions, size_t inputs, size_t outputs, float *packed);
