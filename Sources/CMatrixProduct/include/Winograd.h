// The transforms of a 3×3 convolution by Winograd's minimal filtering F(4×4, 3×3), forward and backward:
//
//     output tile = Aᵀ [(G·weights·Gᵀ) ⊙ (Bᵀ·input tile·B)] A
//
// A tile of 4×4 outputs reads 6×6 inputs, and takes 36 multiplications per pair of channels instead of 144. The sum over
// input channels stands inside the brackets: it makes ⊙ a matrix product at each of the 36 positions, which
// matrix_product.c computes. The backward pass is the transpose of each step, in reverse order.
//
// A. Lavin and S. Gray, "Fast algorithms for convolutional neural networks", 2015. The polynomials are evaluated at
// 0, ±3/4, ±3/2 and ∞ instead of 0, ±1, ±2 and ∞. This halves the rounding error, since powers of the points are nearer
// to 1 (B. Barabasz et al., "Error analysis and improving the accuracy of Winograd convolution for deep neural networks",
// 2020), and the constants of A and B are still exact.
#pragma once

#include <stdbool.h>
#include <stddef.h>

enum {
  WINOGRAD_POSITIONS = 36,
  WINOGRAD_OUTPUTS = 4,  // rows and columns of a tile's outputs
  WINOGRAD_CHANNELS = 8,  // numbers of channels must be multiples of this
  WINOGRAD_MAXIMUM_CHANNELS = 1024,
};

// Some of the tiles of a block of images with interleaved channels. Tiles are counted along the rows of each image, image
// by image.
struct winograd_tiles {
  size_t first, count;
  size_t height, width;  // of an input image
  size_t padding;        // outputs: height + 2 * padding - 2, width + 2 * padding - 2
  size_t channels;       // of the images that a function reads or writes
};

// The number of tiles along a side of an image.
static inline size_t winograd_side(size_t input, size_t padding) {
  return (input + 2 * padding - 2 + WINOGRAD_OUTPUTS - 1) / WINOGRAD_OUTPUTS;
}

// Transformed tiles are 36 matrices of count × channels; this is the distance from one to the next. It is no power of two:
// 36 addresses of one cache set would evict each other.
static inline size_t winograd_stride(size_t count, size_t channels) { return count * channels + 16; }

// transformed = Bᵀ·input·B
void winograd_input(const struct winograd_tiles *tiles, const float *input, float *transformed);

// output = Aᵀ·transformed·A + bias, or max(0, …) if `rectify`.
void winograd_output(
    const struct winograd_tiles *tiles, const float *transformed, const float *bias, bool rectify, float *output);

// transformed = A·gradient·Aᵀ, where `gradient` is that of the outputs.
void winograd_output_gradient(const struct winograd_tiles *tiles, const float *gradient, float *transformed);

// gradient += B·transformed·Bᵀ, where `gradient` is that of the inputs: each is part of up to four tiles.
void winograd_input_gradient(const struct winograd_tiles *tiles, const float *transformed, float *gradient);

// transformed = G·weights·Gᵀ: from packed weights, 3×3 × inputs × outputs in panels of outputs, to 36 matrices of
// inputs × outputs in panels.
void winograd_weights(const float *weights, size_t inputs, size_t outputs, float *transformed);

// gradient = Gᵀ·transformed·G, or gradient += … if `accumulate`, in the shapes of winograd_weights.
void winograd_weight_gradient(
    const float *transformed, size_t inputs, size_t outputs, float *gradient, bool accumulate);
