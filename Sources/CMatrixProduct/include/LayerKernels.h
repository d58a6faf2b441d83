// Vectorized per-channel operations of layers between their products. Images have interleaved channels.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// Copies the output gradient of a layer (height × width × channels) to where the products read it, and sums it over all
// pixels for the bias. If `output` is not NULL, the layer ends in a ReLU: the gradient is 0 wherever its output is.
//
// target: the first pixel; pixels are target_channels apart, rows target_pitch. May be the gradient itself.
// sums: one value per channel; added to if `accumulate`, otherwise replaced.
void copy_gradient(
    size_t height, size_t width, size_t channels, const float *gradient, const float *output,
    float *target, size_t target_pitch, size_t target_channels, float *sums, bool accumulate);

// output (height × width × channels) = the maximum of each size × size window of the input, whose rows are input_pitch
// apart.
void max_pool(
    size_t height, size_t width, size_t channels, size_t size, const float *input, size_t input_pitch, float *output);

// The output gradient goes to the first pixel of a window that has its maximum; the other pixels get 0. Pixels outside of
// all windows are left unchanged.
void max_pool_gradient(
    size_t height, size_t width, size_t channels, size_t size, const float *input, size_t input_pitch,
    const float *output, const float *output_gradient, float *input_gradient);

// Mean and variance of each channel over all pixels (pixels × channels).
void channel_moments(size_t pixels, size_t channels, const float *values, float *mean, float *variance);

// output = scale * values + shift per channel, or max(0, scale * values + shift) if `rectify`.
void channel_affine(
    size_t pixels, size_t channels, const float *values, const float *scale, const float *shift, bool rectify,
    float *output);

// sum = Σ slope, product = Σ slope * (values - mean), over all pixels of each channel. The slope is the gradient; if
// `rectify`, it is 0 wherever the output of channel_affine was not above 0.
void channel_gradient_sums(
    size_t pixels, size_t channels, const float *gradient, const float *values, const float *scale, const float *shift,
    bool rectify, const float *mean, float *sum, float *product);

// target = a * slope + b * values + c per channel.
void channel_combination(
    size_t pixels, size_t channels, const float *gradient, const float *values, const float *scale, const float *shift,
    bool rectify, const float *a, const float *b, const float *c, float *target);

// target = arrays[0] + arrays[1] + …, added in this order; target may be one of the arrays.
void add_arrays(size_t count, size_t number, const float *const arrays[], float *target);

// quotients = bytes / divisor
void divide_bytes(size_t count, const uint8_t *bytes, float divisor, float *quotients);
