#include "LayerKernels.h"

#include "channels.h"

CLONES void copy_gradient(
    size_t height, size_t width, size_t channels, const float *gradient, const float *output,
    float *target, size_t target_pitch, size_t target_channels, float *sums, bool accumulate) {
  for (size_t channel = 0; channel < channels; channel += LANES) {
    const size_t count = MIN(channels - channel, LANES);
    floats sum = {0};
    for (size_t row = 0; row < height; row++) {
      for (size_t column = 0; column < width; column++) {
        const size_t index = (row * width + column) * channels + channel;
        floats value;
        LOAD(value, gradient + index, count);
        if (output) {
          floats after;
          LOAD(after, output + index, count);
          value = SELECT(after > 0, value, (floats){0});
        }
        STORE(target + row * target_pitch + column * target_channels + channel, value, count);
        sum += value;
      }
    }
    if (accumulate) {
      floats before;
      LOAD(before, sums + channel, count);
      sum += before;
    }
    STORE(sums + channel, sum, count);
  }
}

CLONES void max_pool(
    size_t height, size_t width, size_t channels, size_t size, const float *input, size_t input_pitch, float *output) {
  for (size_t row = 0; row < height; row++) {
    for (size_t column = 0; column < width; column++, output += channels) {
      const float *window = input + row * size * input_pitch + column * size * channels;
      for (size_t channel = 0; channel < channels; channel += LANES) {
        const size_t count = MIN(channels - channel, LANES);
        floats maximum;
        LOAD(maximum, window + channel, count);
        for (size_t y = 0; y < size; y++) {
          for (size_t x = 0; x < size; x++) {
            floats value;
            LOAD(value, window + y * input_pitch + x * channels + channel, count);
            maximum = SELECT(value > maximum, value, maximum);
          }
        }
        STORE(output + channel, maximum, count);
      }
    }
  }
}

CLONES void max_pool_gradient(
    size_t height, size_t width, size_t channels, size_t size, const float *input, size_t input_pitch,
    const float *output, const float *output_gradient, float *input_gradient) {
  for (size_t row = 0; row < height; row++) {
    for (size_t column = 0; column < width; column++, output += channels, output_gradient += channels) {
      const size_t window = row * size * input_pitch + column * size * channels;
      for (size_t channel = 0; channel < channels; channel += LANES) {
        const size_t count = MIN(channels - channel, LANES);
        floats maximum, left;  // left: the gradient, until a pixel of the window takes it
        LOAD(maximum, output + channel, count);
        LOAD(left, output_gradient + channel, count);
        for (size_t y = 0; y < size; y++) {
          for (size_t x = 0; x < size; x++) {
            const size_t index = window + y * input_pitch + x * channels + channel;
            floats value;
            LOAD(value, input + index, count);
            const mask takes = value == maximum;
            const floats taken = SELECT(takes, left, (floats){0});
            STORE(input_gradient + index, taken, count);
            left = SELECT(takes, (floats){0}, left);
          }
        }
      }
    }
  }
}

CLONES void add_arrays(size_t count, size_t number, const float *const arrays[], float *target) {
  for (size_t i = 0; i < count; i += LANES) {
    const size_t width = MIN(count - i, LANES);
    floats sum, value;
    LOAD(sum, arrays[0] + i, width);
    for (size_t array = 1; array < number; array++) {
      LOAD(value, arrays[array] + i, width);
      sum += value;
    }
    STORE(target + i, sum, width);
  }
}

// The quotient is a product with the reciprocal, corrected by its remainder: the correctly rounded quotient if the
// reciprocal is (P. Markstein, "Computation of elementary functions on the IBM RISC System/6000 processor", 1990).
CLONES void divide_bytes(size_t count, const uint8_t *bytes, float divisor, float *quotients) {
  const float reciprocal = 1 / divisor;
  for (size_t i = 0; i < count; i++) {
    const float quotient = (float)bytes[i] * reciprocal;
    const float remainder = __builtin_fmaf(-quotient, divisor, (float)bytes[i]);
    quotients[i] = __builtin_fmaf(remainder, reciprocal, quotient);
  }
}
