#include "LayerKernels.h"
#include "channels.h"

CLONES void channel_moments(size_t pixels, size_t channels, const float *values, float *mean, float *variance) {
  for (size_t channel = 0; channel < channels; channel += LANES) {
    const size_t count = MIN(channels - channel, LANES);
    const float *first = values + channel;
    floats value, sum = {0}, squares = {0};
    for (size_t pixel = 0; pixel < pixels; pixel++) {
      LOAD(value, first + pixel * channels, count);
      sum += value;
    }
    const floats average = sum / (float)pixels;
    for (size_t pixel = 0; pixel < pixels; pixel++) {
      LOAD(value, first + pixel * channels, count);
      squares += (value - average) * (value - average);
    }
    squares /= (float)pixels;
    STORE(mean + channel, average, count);
    STORE(variance + channel, squares, count);
  }
}

CLONES void channel_affine(
    size_t pixels, size_t channels, const float *values, const float *scale, const float *shift, bool rectify,
    float *output) {
  for (size_t channel = 0; channel < channels; channel += LANES) {
    const size_t count = MIN(channels - channel, LANES);
    floats value, factor, summand;
    LOAD(factor, scale + channel, count);
    LOAD(summand, shift + channel, count);
    for (size_t pixel = 0; pixel < pixels; pixel++) {
      LOAD(value, values + pixel * channels + channel, count);
      value = factor * value + summand;
      if (rectify) value = SELECT(value > 0, value, (floats){0});
      STORE(output + pixel * channels + channel, value, count);
    }
  }
}

CLONES void channel_gradient_sums(
    size_t pixels, size_t channels, float *gradient, const float *output, const float *values, const float *mean,
    float *sum, float *product) {
  for (size_t channel = 0; channel < channels; channel += LANES) {
    const size_t count = MIN(channels - channel, LANES);
    floats average, slope, value, slopes = {0}, products = {0};
    LOAD(average, mean + channel, count);
    for (size_t pixel = 0; pixel < pixels; pixel++) {
      const size_t index = pixel * channels + channel;
      LOAD(slope, gradient + index, count);
      if (output) {
        LOAD(value, output + index, count);
        slope = SELECT(value > 0, slope, (floats){0});
        STORE(gradient + index, slope, count);
      }
      LOAD(value, values + index, count);
      slopes += slope;
      products += slope * (value - average);
    }
    STORE(sum + channel, slopes, count);
    STORE(product + channel, products, count);
  }
}

CLONES void channel_combination(
    size_t pixels, size_t channels, const float *gradient, const float *values, const float *a, const float *b,
    const float *c, float *target) {
  for (size_t channel = 0; channel < channels; channel += LANES) {
    const size_t count = MIN(channels - channel, LANES);
    floats of_gradient, of_value, constant, slope, value;
    LOAD(of_gradient, a + channel, count);
    LOAD(of_value, b + channel, count);
    LOAD(constant, c + channel, count);
    for (size_t pixel = 0; pixel < pixels; pixel++) {
      const size_t index = pixel * channels + channel;
      LOAD(slope, gradient + index, count);
      LOAD(value, values + index, count);
      value = of_gradient * slope + of_value * value + constant;
      STORE(target + index, value, count);
    }
  }
}
