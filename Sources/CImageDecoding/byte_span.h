#pragma once

#include <stddef.h>
#include <stdint.h>

/// The bytes of a file, or a part of them.
struct byte_span {
  const uint8_t *bytes;
  size_t count;
};

/// Whether `length` bytes follow at `at`.
static inline int span_holds(struct byte_span span, size_t at, size_t length) {
  return at <= span.count && span.count - at >= length;
}

/// The unsigned number of `size` bytes (at most 4) at `at`, the least significant first; 0 beyond the end.
static inline uint32_t span_little_endian(struct byte_span span, size_t at, size_t size) {
  if (!span_holds(span, at, size)) return 0;
  uint32_t value = 0;
  for (size_t i = size; i > 0; i--) value = value << 8 | span.bytes[at + i - 1];
  return value;
}

/// The unsigned number of `size` bytes (at most 4) at `at`, the most significant first; 0 beyond the end.
static inline uint32_t span_big_endian(struct byte_span span, size_t at, size_t size) {
  if (!span_holds(span, at, size)) return 0;
  uint32_t value = 0;
  for (size_t i = 0; i < size; i++) value = value << 8 | span.bytes[at + i];
  return value;
}
