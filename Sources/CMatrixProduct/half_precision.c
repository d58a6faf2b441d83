#include "HalfPrecision.h"

#include <stdint.h>
#include <string.h>

#include "channels.h"

static float from_bits(uint32_t bits) {
  float value;
  memcpy(&value, &bits, sizeof value);
  return value;
}

static uint32_t bits_of(float value) {
  uint32_t bits;
  memcpy(&bits, &value, sizeof bits);
  return bits;
}

CLONES void floats_from_halves(size_t count, const void *halves, float *values) {
  for (size_t index = 0; index < count; index++) {
    uint16_t half;
    memcpy(&half, (const char *)halves + index * sizeof half, sizeof half);
    // Exponents are biased by 15 in halves, by 127 in floats; the product is exact, for subnormal numbers too.
    uint32_t magnitude = bits_of(from_bits((uint32_t)(half & 0x7FFF) << 13) * 0x1p112f);
    if ((half & 0x7C00) == 0x7C00) magnitude |= 0x7F800000;
    values[index] = from_bits(magnitude | (uint32_t)(half & 0x8000) << 16);
  }
}

static uint16_t nearest_half(float value) {
  const uint32_t sign = bits_of(value) & 0x80000000, magnitude = bits_of(value) ^ sign;
  uint32_t half;
  if (magnitude > 0x7F800000) half = 0x7E00;
  else if (magnitude >= bits_of(0x1p16f)) half = 0x7C00;
  // The unit in the last place of 0.5 is that of subnormal halves: the sum rounds to it.
  else if (magnitude < bits_of(0x1p-14f)) half = bits_of(from_bits(magnitude) + 0.5f) - bits_of(0.5f);
  else {
    const uint32_t odd = magnitude >> 13 & 1, bias = (127 - 15) << 23;
    half = (magnitude - bias + 0xFFF + odd) >> 13;
  }
  return (uint16_t)(half | sign >> 16);
}

void halves_from_floats(size_t count, const float *values, void *halves) {
  for (size_t index = 0; index < count; index++) {
    const uint16_t half = nearest_half(values[index]);
    memcpy((char *)halves + index * sizeof half, &half, sizeof half);
  }
}
