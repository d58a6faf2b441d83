#include "CPlaneOperations.h"

#include "clones.h"

CLONES void row_add_scaled(float *restrict target, const float *restrict source, float weight, size_t count) {
  for (size_t x = 0; x < count; x++) target[x] += weight * source[x];
}

CLONES void row_weigh_channels(
    float *restrict target, const float *restrict first, const float *restrict second, const float *restrict third,
    const float weights[3], size_t count) {
  const float a = weights[0], b = weights[1], c = weights[2];
  for (size_t x = 0; x < count; x++) target[x] = a * first[x] + b * second[x] + c * third[x];
}

// A source may begin inside the target: each value is read for the last time before it is replaced.
#define IN_PLACE _Pragma("clang loop vectorize(assume_safety)")

CLONES void row_maximize(float *target, const float *source, size_t count) {
  IN_PLACE for (size_t x = 0; x < count; x++) target[x] = target[x] > source[x] ? target[x] : source[x];
}

CLONES void row_minimize(float *target, const float *source, size_t count) {
  IN_PLACE for (size_t x = 0; x < count; x++) target[x] = target[x] < source[x] ? target[x] : source[x];
}

CLONES void row_minimize_sum(float *restrict target, const float *restrict source, float offset, size_t count) {
  for (size_t x = 0; x < count; x++) {
    const float sum = source[x] + offset;
    target[x] = target[x] < sum ? target[x] : sum;
  }
}

CLONES void row_threshold(float *restrict target, const float *restrict source, float level, size_t count) {
  for (size_t x = 0; x < count; x++) target[x] = source[x] > level ? 1 : 0;
}

CLONES void row_missing_light(
    float *restrict target, const float *restrict light, const float *restrict background, size_t count) {
  for (size_t x = 0; x < count; x++) {
    const float missing = 1 - light[x] / (background[x] > 0.02f ? background[x] : 0.02f);
    target[x] = missing > 0 ? missing : 0;
  }
}

CLONES void row_ink(
    float *restrict target, const float *restrict signal, const float *restrict darkest, float low, float full,
    size_t count) {
  for (size_t x = 0; x < count; x++) {
    const float half = 0.45f * (darkest[x] < full ? darkest[x] : full);
    const float step = signal[x] / (half > low ? half : low) - 0.5f;
    const float limited = step < 1 ? step : 1;
    target[x] = limited > 0 ? limited : 0;
  }
}

CLONES void row_slide(
    float *restrict sums, const float *restrict entering, const float *restrict leaving, float weight,
    float *restrict target, size_t count) {
  if (entering != NULL) for (size_t x = 0; x < count; x++) sums[x] += entering[x];
  if (leaving != NULL) for (size_t x = 0; x < count; x++) sums[x] -= leaving[x];
  for (size_t x = 0; x < count; x++) target[x] = sums[x] * weight;
}

CLONES void row_interpolate(
    float *restrict target, const float *restrict first, const float *restrict second, float weight, size_t count) {
  for (size_t x = 0; x < count; x++) target[x] = first[x] + (second[x] - first[x]) * weight;
}

CLONES void row_subtract_interpolated(
    float *restrict target, const float *restrict source, const float *restrict first, const float *restrict second,
    float weight, size_t count) {
  for (size_t x = 0; x < count; x++) target[x] = source[x] - (first[x] + (second[x] - first[x]) * weight);
}

CLONES void row_subtract_light(
    float *target, const float *source, const float *light, float offset, float sign, const float *first,
    const float *second, float weight, size_t count) {
  IN_PLACE for (size_t x = 0; x < count; x++) {
    const float gain = first[x] + (second[x] - first[x]) * weight;
    target[x] = source[x] - gain * (offset + sign * light[x]);
  }
}

CLONES void row_smooth(
    float *restrict target, const float *restrict above, const float *restrict middle, const float *restrict below,
    size_t count) {
  for (size_t x = 0; x < count; x++) target[x] = 0.25f * (above[x] + below[x]) + 0.5f * middle[x];
}

CLONES void row_smooth_along(float *restrict target, const float *restrict source, size_t count) {
  if (count == 0) return;
  const size_t last = count - 1;
  target[0] = 0.25f * (source[0] + source[last < 1 ? last : 1]) + 0.5f * source[0];
  for (size_t x = 1; x < last; x++) target[x] = 0.25f * (source[x - 1] + source[x + 1]) + 0.5f * source[x];
  target[last] = 0.25f * (source[last < 1 ? 0 : last - 1] + source[last]) + 0.5f * source[last];
}
