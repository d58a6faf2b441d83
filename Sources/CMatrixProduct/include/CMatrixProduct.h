// Single-precision matrix products, C = A·B, for the layers of a network.
//
// One product serves dense layers and convolutions, forward and backward, because the factors are addressed by strides
// and need not be copied. k counts runs × steps, k = run * steps + step. Element (row, k) of A is at
//
//     a[row * a_row + row / a_group * a_gap + run * a_run + step * a_step]
//
// so that a matrix is one run with a_step 1, its transpose is one run with the strides exchanged, and the windows of a
// k×k convolution over an image with interleaved channels are k runs of k * channels steps. The windows of one row of the
// image are a group, and the gap is what the windows beyond its end would take. B and C consist of panels of
// sixteen columns. Element (k, column) of B and element (row, column) of C are at
//
//     b[column / 16 * b_panel + run * b_run + step * b_step + column % 16]
//     c[column / 16 * c_panel + row * c_row + column % 16]
//
// so that a row-major C has c_panel 16. The last panel of B, and of the bias, is read completely: its memory must exist,
// whatever its contents. Nothing beyond `columns` of C is read or written.
//
// Each element of C is a chain of additions over k, in order, onto its initial value. Therefore the result does not depend
// on tiles or threads. Processors with fused multiply-add (AVX2, AVX-512, arm64) compute the same bytes; others round
// twice per step.
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "HalfPrecision.h"
#include "LayerKernels.h"
#include "PlainRow.h"
#include "TensorPacking.h"
#include "Winograd.h"

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
  size_t a_group;  // a divisor of the rows; 0: one group of all rows
  ptrdiff_t a_gap;

  const float *b;
  ptrdiff_t b_panel, b_run, b_step;

  float *c;
  ptrdiff_t c_panel, c_row;

  const float *bias;  // the initial value of each row of C, one value per column; NULL: zeros
  bool accumulate;    // use the contents of C as initial values instead
  bool rectify;       // finally, replace each element by max(0, element)

  // Skip the zeros of A if they are more than half of it. The sums are the same if B is finite. A must be one run and one
  // group, with an a_step or an a_row of 1, and b_step must be PANEL_COLUMNS.
  bool skip_zeros;
};

// The fastest instruction set of this processor. It also supports those before it in the enumeration.
enum instruction_set matrix_product_best_instruction_set(void);

void matrix_product(const struct matrix_product *product, enum instruction_set set);

// Packs B (depth × columns), with element (k, column) at b[k * b_row + column * b_column], into consecutive panels:
// b_panel = depth * 16, b_step = 16. Writes depth * columns floats, with columns rounded up to whole panels and padded with
// zeros.
void matrix_pack(const float *b, ptrdiff_t b_row, ptrdiff_t b_column, size_t depth, size_t columns, float *packed);

// Packs the weights of a convolution, positions × inputs × outputs in panels of outputs, as the right factor of the input
// gradient: positions in reverse order × outputs × inputs in panels of inputs. (A dense layer has one position; this is its
// transpose.) Outputs and inputs are rounded up to whole panels and padded with zeros.
void matrix_pack_transposed(const float *weights, size_t positions, size_t inputs, size_t outputs, float *packed);
