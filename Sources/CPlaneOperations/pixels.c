#include "CPlaneOperations.h"

#include "clones.h"

#include <string.h>

CLONES void row_from_bytes(
    const uint8_t *pixels, size_t channels, size_t channel, size_t count, float *restrict target) {
  const uint8_t *first = pixels + channel;
  // Constant strides are vectorized.
  if (channels == 1) for (size_t x = 0; x < count; x++) target[x] = first[x] * (1.0f / 255);
  else if (channels == 3) for (size_t x = 0; x < count; x++) target[x] = first[3 * x] * (1.0f / 255);
  else for (size_t x = 0; x < count; x++) target[x] = first[channels * x] * (1.0f / 255);
}

CLONES void row_add_bytes(float *restrict target, const uint8_t *restrict bytes, float weight, size_t count) {
  const float unit = weight * (1.0f / 255);
  for (size_t x = 0; x < count; x++) target[x] += unit * bytes[x];
}

// A pixel of three channels and the first of the next pixel.
typedef float pixel __attribute__((vector_size(4 * sizeof(float)), aligned(sizeof(float))));

__attribute__((always_inline)) static inline void average_colors(
    const float *line, const int32_t *first, const float *weights, size_t taps, size_t count, float *const planes[]) {
  float *restrict red = planes[0], *restrict green = planes[1], *restrict blue = planes[2];
  for (size_t x = 0; x < count; x++, weights += taps) {
    const float *source = line + 3 * first[x];
    pixel sum = {0};
    for (size_t tap = 0; tap < taps; tap++, source += 3) sum += weights[tap] * *(const pixel *)source;
    red[x] = sum[0];
    green[x] = sum[1];
    blue[x] = sum[2];
  }
}

CLONES void row_average(
    const float *line, size_t channels, const int32_t *first, const float *weights, size_t taps, size_t count,
    float *const planes[]) {
  // Images that are less than twice too large are the usual case: constant numbers of taps are unrolled.
  if (channels == 3 && taps == 2) average_colors(line, first, weights, 2, count, planes);
  else if (channels == 3 && taps == 3) average_colors(line, first, weights, 3, count, planes);
  else if (channels == 3) average_colors(line, first, weights, taps, count, planes);
  else {
    for (size_t x = 0; x < count; x++) {
      float sum = 0;
      for (size_t tap = 0; tap < taps; tap++) sum += weights[x * taps + tap] * line[(size_t)first[x] + tap];
      planes[0][x] = sum;
    }
  }
}

CLONES bool pixels_are_gray(const uint8_t *pixels, size_t count) {
  enum { BLOCK = 64 };
  for (size_t first = 0; first < count; first += BLOCK) {
    const size_t last = count - first < BLOCK ? count : first + BLOCK;
    uint8_t differences = 0;
    for (size_t i = first; i < last; i++)
      differences |= (pixels[3 * i] ^ pixels[3 * i + 1]) | (pixels[3 * i] ^ pixels[3 * i + 2]);
    if (differences != 0) return false;
  }
  return true;
}

CLONES void pixels_take_first(const uint8_t *restrict pixels, size_t count, uint8_t *restrict target) {
  for (size_t i = 0; i < count; i++) target[i] = pixels[3 * i];
}

CLONES bool pixels_are_opaque(const uint8_t *pixels, size_t count) {
  uint8_t all = 255;
  for (size_t i = 0; i < count; i++) all &= pixels[4 * i + 3];
  return all == 255;
}

void pixels_drop_fourth(uint8_t *pixels, size_t count) {
  for (size_t i = 0; i < count; i++) {
    uint8_t color[3];
    memcpy(color, pixels + 4 * i, 3);
    memcpy(pixels + 3 * i, color, 3);
  }
}
