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

// Mean and variance of each channel over all pixels (pixels × channels).
void channel_moments(size_t pixels, size_t channels, const float *values, float *mean, float *variance);

// output = scale * values + shift, channel by channel; with `rectify`, max(0, ·) of that.
void channel_affine(
    size_t pixels, size_t channels, const float *values, const float *scale, const float *shift, bool rectify,
    float *output);

// sum = Σ gradient, product = Σ gradient * (values - mean), over all pixels of each channel. Where `output` is
// given, the gradient is first set to 0 wherever that is not above 0, for this and later use.
void channel_gradient_sums(
    size_t pixels, size_t channels, float *gradient, const float *output, const float *values, const float *mean,
    float *sum, float *product);

// target = a * gradient + b * values + c, channel by channel.
void channel_combination(
    size_t pixels, size_t channels, const float *gradient, const float *values, const float *a, const float *b,
    const float *c, float *target);
