#include "Winograd.h"

#include <stdint.h>

#include "CMatrixProduct.h"
#include "channels.h"

#pragma STDC FP_CONTRACT ON

static_assert(WINOGRAD_CHANNELS == LANES);

// The points 0, ±P, ±Q and ∞.
#define P 0.75f
#define Q 1.5f
#define P2 (P * P)
#define Q2 (Q * Q)
#define FACTOR_0 (1 / (P2 * Q2))
#define FACTOR_P (0.5f / (P2 * (P2 - Q2)))
#define FACTOR_Q (0.5f / (Q2 * (Q2 - P2)))

// One-dimensional transforms of vectors of channels.
#define INLINE static inline __attribute__((always_inline))

// y = Bᵀx, 6 → 6
INLINE void input_transform(const floats *x, floats *y) {
  const floats even_p = x[4] - Q2 * x[2], odd_p = x[3] - Q2 * x[1];
  const floats even_q = x[4] - P2 * x[2], odd_q = x[3] - P2 * x[1];
  y[0] = P2 * Q2 * x[0] + (x[4] - (P2 + Q2) * x[2]);
  y[1] = even_p + P * odd_p;
  y[2] = even_p - P * odd_p;
  y[3] = even_q + Q * odd_q;
  y[4] = even_q - Q * odd_q;
  y[5] = P2 * Q2 * x[1] + (x[5] - (P2 + Q2) * x[3]);
}

// y = Bx, 6 → 6
INLINE void input_gradient_transform(const floats *x, floats *y) {
  const floats sum_p = x[1] + x[2], difference_p = x[1] - x[2], sum_q = x[3] + x[4], difference_q = x[3] - x[4];
  y[0] = P2 * Q2 * x[0];
  y[1] = P2 * Q2 * x[5] - (P * Q2 * difference_p + P2 * Q * difference_q);
  y[2] = -(P2 + Q2) * x[0] - (Q2 * sum_p + P2 * sum_q);
  y[3] = P * difference_p + (Q * difference_q - (P2 + Q2) * x[5]);
  y[4] = x[0] + (sum_p + sum_q);
  y[5] = x[5];
}

// y = Aᵀx, 6 → 4
INLINE void output_transform(const floats *x, floats *y) {
  const floats sum_p = x[1] + x[2], difference_p = x[1] - x[2], sum_q = x[3] + x[4], difference_q = x[3] - x[4];
  y[0] = x[0] + (sum_p + sum_q);
  y[1] = P * difference_p + Q * difference_q;
  y[2] = P2 * sum_p + Q2 * sum_q;
  y[3] = P2 * P * difference_p + (Q2 * Q * difference_q + x[5]);
}

// y = Ax, 4 → 6
INLINE void output_gradient_transform(const floats *x, floats *y) {
  const floats even_p = x[0] + P2 * x[2], odd_p = x[1] + P2 * x[3];
  const floats even_q = x[0] + Q2 * x[2], odd_q = x[1] + Q2 * x[3];
  y[0] = x[0];
  y[1] = even_p + P * odd_p;
  y[2] = even_p - P * odd_p;
  y[3] = even_q + Q * odd_q;
  y[4] = even_q - Q * odd_q;
  y[5] = x[3];
}

// y = Gx, 3 → 6
INLINE void weight_transform(const floats *x, floats *y) {
  const floats even_p = x[0] + P2 * x[2], even_q = x[0] + Q2 * x[2];
  y[0] = FACTOR_0 * x[0];
  y[1] = FACTOR_P * (even_p + P * x[1]);
  y[2] = FACTOR_P * (even_p - P * x[1]);
  y[3] = FACTOR_Q * (even_q + Q * x[1]);
  y[4] = FACTOR_Q * (even_q - Q * x[1]);
  y[5] = x[2];
}

// y = Gᵀx, 6 → 3
INLINE void weight_gradient_transform(const floats *x, floats *y) {
  const floats sum_p = FACTOR_P * (x[1] + x[2]), difference_p = FACTOR_P * (x[1] - x[2]);
  const floats sum_q = FACTOR_Q * (x[3] + x[4]), difference_q = FACTOR_Q * (x[3] - x[4]);
  y[0] = FACTOR_0 * x[0] + (sum_p + sum_q);
  y[1] = P * difference_p + Q * difference_q;
  y[2] = P2 * sum_p + (Q2 * sum_q + x[5]);
}

enum { INPUTS = 6, OUTPUTS = WINOGRAD_OUTPUTS, KERNEL = 3, STEP = LANES };

// The two-dimensional transform T·X·Tᵀ by a one-dimensional T, of X (from × from) to a result (to × to). READ is an
// expression for element `i` of X; WRITE is a statement that takes element `i` of the result, `value`.
#define UNROLL _Pragma("clang loop unroll(full)")
#define TRANSFORM(T, from, to, READ, WRITE) \
  do { \
    floats half[to][from]; \
    for (size_t column = 0; column < from; column++) { \
      floats x[from], y[to]; \
      UNROLL for (size_t row = 0; row < from; row++) { const size_t i = row * from + column; x[row] = (READ); } \
      T(x, y); \
      UNROLL for (size_t row = 0; row < to; row++) half[row][column] = y[row]; \
    } \
    for (size_t row = 0; row < to; row++) { \
      floats y[to]; \
      T(half[row], y); \
      UNROLL for (size_t column = 0; column < to; column++) { \
        const size_t i = row * to + column; \
        const floats value = y[column]; \
        WRITE; \
      } \
    } \
  } while (0)

#define AT(pointer) (*(floats *)(pointer))

// What lies outside of an image is zero.
static const float zeros[WINOGRAD_MAXIMUM_CHANNELS];

// Finds the pixels of a tile in a block of images. Those that lie outside of its image are replaced by `outside`.
INLINE void find_tile(
    const struct winograd_tiles *t, size_t index, const bool of_inputs, const float *images, const float *outside,
    float **pixels) {
  const ptrdiff_t crop = of_inputs ? 0 : 2 * (ptrdiff_t)t->padding - 2, channels = (ptrdiff_t)t->channels;
  const ptrdiff_t height = (ptrdiff_t)t->height + crop, width = (ptrdiff_t)t->width + crop;
  const size_t columns = winograd_side(t->width, t->padding), count = columns * winograd_side(t->height, t->padding);
  const ptrdiff_t margin = of_inputs ? (ptrdiff_t)t->padding : 0, side = of_inputs ? INPUTS : OUTPUTS;
  const ptrdiff_t top = (ptrdiff_t)(index % count / columns * OUTPUTS) - margin;
  const ptrdiff_t left = (ptrdiff_t)(index % columns * OUTPUTS) - margin;
  const float *const image = images + (ptrdiff_t)(index / count) * height * width * channels;
  for (ptrdiff_t y = top; y < top + side; y++) {
    for (ptrdiff_t x = left; x < left + side; x++) {
      const bool is_inside = y >= 0 && y < height && x >= 0 && x < width;
      *pixels++ = (float *)(is_inside ? image + (y * width + x) * channels : outside);
    }
  }
}

// For each tile and each vector of its channels: PIXEL `i` of the tile in the image, and ELEMENT `i` of its transform.
#define FOR_TILES(of_inputs, images, outside, transformed) \
  const size_t channels = tiles->channels, stride = winograd_stride(tiles->count, channels); \
  float *pixels[INPUTS * INPUTS], *elements = (float *)(transformed); \
  for (size_t tile = 0; tile < tiles->count && (find_tile(tiles, tiles->first + tile, of_inputs, images, outside, pixels), true); \
       tile++, elements += channels) \
    for (size_t channel = 0; channel < channels; channel += STEP)
#define PIXEL AT(pixels[i] + channel)
#define ELEMENT AT(elements + i * stride + channel)

CLONES void winograd_input(const struct winograd_tiles *tiles, const float *input, float *transformed) {
  FOR_TILES(true, input, zeros, transformed) TRANSFORM(input_transform, INPUTS, INPUTS, PIXEL, ELEMENT = value);
}

CLONES void winograd_input_gradient(const struct winograd_tiles *tiles, const float *transformed, float *gradient) {
  FOR_TILES(true, gradient, NULL, transformed)
    TRANSFORM(input_gradient_transform, INPUTS, INPUTS, ELEMENT, if (pixels[i]) PIXEL += value);
}

CLONES void winograd_output(
    const struct winograd_tiles *tiles, const float *transformed, const float *bias, bool rectify, float *output) {
  float discarded[WINOGRAD_MAXIMUM_CHANNELS];
  FOR_TILES(false, output, discarded, transformed) {
    const floats summand = AT(bias + channel);
    if (rectify) TRANSFORM(output_transform, INPUTS, OUTPUTS, ELEMENT, PIXEL = RECTIFIED(value + summand));
    else TRANSFORM(output_transform, INPUTS, OUTPUTS, ELEMENT, PIXEL = value + summand);
  }
}

CLONES void winograd_output_gradient(const struct winograd_tiles *tiles, const float *gradient, float *transformed) {
  FOR_TILES(false, gradient, zeros, transformed)
    TRANSFORM(output_gradient_transform, OUTPUTS, INPUTS, PIXEL, ELEMENT = value);
}

// For each vector of outputs of the packed weights: WEIGHT at kernel position `i`, and TRANSFORMED in matrix `i`.
#define FOR_VECTORS(weights) \
  const size_t panel = inputs * PANEL_COLUMNS, matrix = (outputs + PANEL_COLUMNS - 1) / PANEL_COLUMNS * panel; \
  float *kernel = (float *)(weights); \
  for (size_t index = 0; index < matrix; \
       index += STEP, kernel = (float *)(weights) + index / panel * KERNEL * KERNEL * panel + index % panel)
#define WEIGHT AT(kernel + i * panel)
#define TRANSFORMED AT(transformed + i * matrix + index)

CLONES void winograd_weights(const float *weights, size_t inputs, size_t outputs, float *transformed) {
  FOR_VECTORS(weights) TRANSFORM(weight_transform, KERNEL, INPUTS, WEIGHT, TRANSFORMED = value);
}

CLONES void winograd_weight_gradient(
    const float *transformed, size_t inputs, size_t outputs, float *gradient, bool accumulate) {
  FOR_VECTORS(gradient) {
    const bool is_padding = index / panel * PANEL_COLUMNS + index % PANEL_COLUMNS >= outputs;
    TRANSFORM(
        weight_gradient_transform, INPUTS, KERNEL, is_padding ? (floats){0} : TRANSFORMED,
        WEIGHT = accumulate ? WEIGHT + value : value);
  }
}
