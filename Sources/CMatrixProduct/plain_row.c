#include "PlainRow.h"

#include <string.h>

#include "channels.h"

// Each separator ends a cell, whose last three digits are the three bytes before it: the values of all cells in a block are
// computed at once, at the places of the separators. (The idea of one mask for each class of bytes is that of Langdale and
// Lemire, "Parsing gigabytes of JSON per second", 2019.)

typedef uint8_t bytes __attribute__((vector_size(PLAIN_ROW_BLOCK)));
typedef uint8_t half_bytes __attribute__((vector_size(PLAIN_ROW_BLOCK / 2)));
typedef bool bits __attribute__((ext_vector_type(PLAIN_ROW_BLOCK)));

#define EVERY_OTHER(block, first) \
  __builtin_shufflevector((block), (block), (first) + 0, (first) + 2, (first) + 4, (first) + 6, (first) + 8, (first) + 10, \
                          (first) + 12, (first) + 14, (first) + 16, (first) + 18, (first) + 20, (first) + 22, (first) + 24, \
                          (first) + 26, (first) + 28, (first) + 30, (first) + 32, (first) + 34, (first) + 36, (first) + 38, \
                          (first) + 40, (first) + 42, (first) + 44, (first) + 46, (first) + 48, (first) + 50, (first) + 52, \
                          (first) + 54, (first) + 56, (first) + 58, (first) + 60, (first) + 62)

// Macros, since the clones pass vectors to functions in different ways.
#define LOAD_BYTES(source) \
  ({ \
    bytes block_; \
    memcpy(&block_, (source), sizeof block_); \
    block_; \
  })
// One bit for each byte that is not 0.
#define MASK_OF(block) \
  ({ \
    const bits mask_ = __builtin_convertvector((block), bits); \
    uint64_t result_; \
    memcpy(&result_, &mask_, sizeof result_); \
    result_; \
  })
#define TEN_TIMES(digits) \
  ({ \
    const bytes two_ = (digits) + (digits); \
    two_ + (two_ + two_) + (two_ + two_); \
  })

// Writes the bytes that the mask selects, eight at a time, so that the number of steps is easy to predict.
static inline void append(const uint8_t *block, uint64_t mask, int count, uint8_t *target) {
  for (int index = 0; index < count; index += 8) {
    for (int next = 0; next < 8; next++) {
      // The bit keeps the index within the block when none is left.
      target[index + next] = block[__builtin_ctzll(mask | (uint64_t)1 << (PLAIN_ROW_BLOCK - 1))];
      mask &= mask - 1;
    }
  }
}

CLONES size_t count_byte(size_t length, const uint8_t *text, uint8_t byte) {
  size_t count = 0, offset = 0;
  for (; offset + PLAIN_ROW_BLOCK <= length; offset += PLAIN_ROW_BLOCK) {
    count += __builtin_popcountll(MASK_OF((bytes)(LOAD_BYTES(text + offset) == byte)));
  }
  for (; offset < length; offset++) count += text[offset] == byte;
  return count;
}

CLONES bool read_plain_row(
    const uint8_t *line, size_t length, uint8_t separator, uint8_t maximum, size_t columns, uint8_t *cells) {
  enum { digits = 3 };
  uint8_t padded[digits + PLAIN_ROW_BLOCK];
  // The line begins like after a separator.
  uint64_t separators_before = ~(uint64_t)0, digits_before = 0;
  size_t count = 0;
  bytes largest = {0};
  for (size_t offset = 0; offset <= length; offset += PLAIN_ROW_BLOCK) {
    const size_t rest = length - offset;
    const uint8_t *block = line + offset;
    uint64_t valid = ~(uint64_t)0;
    if (offset == 0 || rest < PLAIN_ROW_BLOCK) {
      // Separators before the line and, one, after it.
      memset(padded, separator, digits);
      memset(padded + digits, '0', PLAIN_ROW_BLOCK);
      const size_t before = MIN(offset, digits), inside = MIN(rest, PLAIN_ROW_BLOCK);
      memcpy(padded + digits - before, block - before, before + inside);
      block = padded + digits;
      if (rest < PLAIN_ROW_BLOCK) {
        padded[digits + rest] = separator;
        valid = ((uint64_t)2 << rest) - 1;
      }
    }
    const bytes text = LOAD_BYTES(block);
    const bytes ends = (bytes)(text == separator);
    const uint64_t separator_bits = MASK_OF(ends), digit_bits = MASK_OF((bytes)((bytes)(text - '0') < 10)) & valid;
    const uint64_t empty = separator_bits & (separator_bits << 1 | separators_before >> 63);
    const uint64_t long_runs = digit_bits & (digit_bits << 1 | digits_before >> 63) &
                               (digit_bits << 2 | digits_before >> 62) & (digit_bits << 3 | digits_before >> 61);
    if ((separator_bits | digit_bits) != valid || empty != 0 || long_runs != 0) return false;
    const uint64_t before = separators_before, even = 0x5555555555555555;
    separators_before = separator_bits;
    digits_before = digit_bits;

    // Only cells of one digit, as background is: a quarter of the blocks of MNIST.
    const bool ends_odd = separator_bits == ~even && before >> 63;
    if (ends_odd || (separator_bits == even && before >> 62 & 1)) {
      if (count + PLAIN_ROW_BLOCK / 2 > columns) return false;
      const bytes values = LOAD_BYTES(block - 1) - '0';
      largest = __builtin_elementwise_max(largest, values & ends);
      const half_bytes chosen = ends_odd ? EVERY_OTHER(values, 1) : EVERY_OTHER(values, 0);
      memcpy(cells + count, &chosen, sizeof chosen);
      count += PLAIN_ROW_BLOCK / 2;
      continue;
    }

    bytes tens = LOAD_BYTES(block - 2) - '0', hundreds = LOAD_BYTES(block - 3) - '0';
    const bytes has_tens = (bytes)(tens < 10);
    tens &= has_tens;
    hundreds &= has_tens & (bytes)(hundreds < 10);
    const bytes below_hundred = LOAD_BYTES(block - 1) - '0' + TEN_TIMES(tens);
    const bytes overflows = (bytes)(hundreds > 2) | ((bytes)(hundreds == 2) & (bytes)(below_hundred > 55));
    if (MASK_OF(overflows & ends) != 0) return false;
    const bytes values = below_hundred + TEN_TIMES(TEN_TIMES(hundreds));
    largest = __builtin_elementwise_max(largest, values & ends);

    const int found = __builtin_popcountll(separator_bits);
    if (count + found > columns) return false;
    append((const uint8_t *)&values, separator_bits, found, cells + count);
    count += found;
  }
  return count == columns && MASK_OF((bytes)(largest > maximum)) == 0;
}
