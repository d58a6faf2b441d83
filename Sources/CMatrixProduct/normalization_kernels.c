#include "LayerKernels.h"
#include "channels.h"

// Pixels are visited in blocks that stay in the first-level cache while each vector of channels passes over them. Within a
// block, CHAINS sums run side by side, since each addition waits for the one before.
enum { BLOCK = 32, CHAINS = 4 };

#define FOR_BLOCKS for (size_t first = 0, end; end = MIN(first + BLOCK, pixels), first < end; first = end)
#define FOR_CHANNELS for (size_t channel = 0, count; count = MIN(channels - channel, LANES), channel < channels; channel += LANES)
#define FOR_PIXELS(...) \
  do { \
    size_t pixel = first; \
    while (pixel + CHAINS <= end) { \
      _Pragma("clang loop unroll(full)") for (size_t chain = 0; chain < CHAINS; chain++, pixel++) { __VA_ARGS__ } \
    } \
    for (const size_t chain = 0; pixel < end; pixel++) { __VA_ARGS__ } \
  } while (0)
#define TOTAL(sums) ((sums[0] + sums[1]) + (sums[2] + sums[3]))

// Blocks are merged as by T. Chan, G. Golub, R. LeVeque, "Algorithms for computing the sample variance", 1983.
CLONES void channel_moments(size_t pixels, size_t channels, const float *values, float *mean, float *variance) {
  FOR_BLOCKS {
    const float size = (float)(end - first), before = (float)first, after = (float)end;
    FOR_CHANNELS {
      floats value, sums[CHAINS] = {{0}}, squares[CHAINS] = {{0}}, average = {0}, deviation = {0};
      FOR_PIXELS({
        LOAD(value, values + pixel * channels + channel, count);
        sums[chain] += value;
      });
      const floats block_average = TOTAL(sums) / size;
      FOR_PIXELS({
        LOAD(value, values + pixel * channels + channel, count);
        value -= block_average;
        squares[chain] += value * value;
      });
      if (first > 0) {
        LOAD(average, mean + channel, count);
        LOAD(deviation, variance + channel, count);
      }
      const floats difference = block_average - average;
      average += difference * (size / after);
      deviation += TOTAL(squares) + difference * difference * (before * size / after);
      if (end == pixels) deviation /= after;
      STORE(mean + channel, average, count);
      STORE(variance + channel, deviation, count);
    }
  }
}

CLONES void channel_affine(
    size_t pixels, size_t channels, const float *values, const float *scale, const float *shift, bool rectify,
    float *output) {
  FOR_BLOCKS {
    FOR_CHANNELS {
      floats value, factor, summand;
      LOAD(factor, scale + channel, count);
      LOAD(summand, shift + channel, count);
      for (size_t pixel = first; pixel < end; pixel++) {
        LOAD(value, values + pixel * channels + channel, count);
        value = factor * value + summand;
        if (rectify) value = RECTIFIED(value);
        STORE(output + pixel * channels + channel, value, count);
      }
    }
  }
}

CLONES void channel_gradient_sums(
    size_t pixels, size_t channels, const float *gradient, const float *values, const float *scale, const float *shift,
    bool rectify, const float *mean, float *sum, float *product) {
  FOR_BLOCKS {
    FOR_CHANNELS {
      floats factor, summand, average, slope, value, slopes[CHAINS] = {{0}}, products[CHAINS] = {{0}};
      LOAD(factor, scale + channel, count);
      LOAD(summand, shift + channel, count);
      LOAD(average, mean + channel, count);
      FOR_PIXELS({
        LOAD(slope, gradient + pixel * channels + channel, count);
        LOAD(value, values + pixel * channels + channel, count);
        if (rectify) slope = SELECT(factor * value + summand > 0, slope, (floats){0});
        slopes[chain] += slope;
        products[chain] += slope * (value - average);
      });
      floats slope_sum = {0}, product_sum = {0};
      if (first > 0) {
        LOAD(slope_sum, sum + channel, count);
        LOAD(product_sum, product + channel, count);
      }
      slope_sum += TOTAL(slopes);
      product_sum += TOTAL(products);
      STORE(sum + channel, slope_sum, count);
      STORE(product + channel, product_sum, count);
    }
  }
}

CLONES void channel_combination(
    size_t pixels, size_t channels, const float *gradient, const float *values, const float *scale, const float *shift,
    bool rectify, const float *a, const float *b, const float *c, float *target) {
  FOR_BLOCKS {
    FOR_CHANNELS {
      floats factor, summand, of_gradient, of_value, constant, slope, value;
      LOAD(factor, scale + channel, count);
      LOAD(summand, shift + channel, count);
      LOAD(of_gradient, a + channel, count);
      LOAD(of_value, b + channel, count);
      LOAD(constant, c + channel, count);
      for (size_t pixel = first; pixel < end; pixel++) {
        LOAD(slope, gradient + pixel * channels + channel, count);
        LOAD(value, values + pixel * channels + channel, count);
        if (rectify) slope = SELECT(factor * value + summand > 0, slope, (floats){0});
        value = of_gradient * slope + of_value * value + constant;
        STORE(target + pixel * channels + channel, value, count);
      }
    }
  }
}
