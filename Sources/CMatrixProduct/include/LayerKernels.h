// What layers do channel by channel between their products, in vectors. Images have interleaved channels.
#pragma once

#include <stdbool.h>
#include <stddef.h>

// Takes the gradient after a layer (height × width × channels) to where the products read it, and sums it up over
// all pixels for the bias. Where `output` is given, the layer ends in a ReLU: the gradient is 0 wherever its
// output is.
//
// frame: its first pixel is at `frame`, pixels are frame_channels apart, rows frame_pitch. May be the gradient.
// sums: channels values; added to if `accumulate`, otherwise replaced.
void frame_gradient(
    size_t height, size_t width, size_t channels, const float *gradient, const float *output,
    float *frame, size_t frame_pitch, size_t frame_channels, float *sums, bool accumulate);

// output (height × width × channels) = the greatest of each size × size window of the input, whose rows are
// input_pitch apart.
void max_pool(
    size_t height, size_t width, size_t channels, size_t size, const float *input, size_t input_pitch, float *output);

// The output's gradient goes to the first of a window's pixels that has its greatest value, 0 to the others. Pixels
// of no window are left as they are.
void max_pool_gradient(
    size_t height, size_t width, size_t channels, size_t size, const float *input, size_t input_pitch,
    const float *output, const float *output_gradient, float *input_gradient);
