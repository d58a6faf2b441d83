#include "lzw.h"

enum { maximum_code_bits = 12, maximum_codes = 1 << maximum_code_bits };

/// The bits of the data blocks. A block is its length in one byte, and so many bytes; one of length 0 ends the data.
struct block_bits {
  struct byte_span file;
  size_t at, left_in_block;
  uint32_t bits;
  unsigned available;
};

/// The next `width` bits, the least significant first; −1 at the end of the data.
static inline int next_code(struct block_bits *source, unsigned width) {
  while (source->available < width) {
    if (source->left_in_block == 0) {
      if (source->at >= source->file.count || source->file.bytes[source->at] == 0) return -1;
      source->left_in_block = source->file.bytes[source->at++];
    }
    if (source->at >= source->file.count) return -1;
    source->bits |= (uint32_t)source->file.bytes[source->at++] << source->available;
    source->available += 8;
    source->left_in_block--;
  }
  const int code = (int)(source->bits & ((1u << width) - 1));
  source->bits >>= width;
  source->available -= width;
  return code;
}

/// What the codes stand for: the string of an earlier code and one more index.
struct code_table {
  uint16_t prefixes[maximum_codes];
  uint16_t lengths[maximum_codes];
  uint8_t first[maximum_codes], last[maximum_codes];
  /// The number of codes that are known, and the bits that the next code has.
  int count;
  unsigned width;
};

/// Forgets all strings but those of a single index. Two codes have a meaning of their own: clear and end.
static void clear_table(struct code_table *table, unsigned index_bits) {
  table->count = (1 << index_bits) + 2;
  table->width = index_bits + 1;
}

/// Adds the string of `prefix` followed by `last`. A full table stays as it is until it is cleared.
static inline void add_string(struct code_table *table, int prefix, uint8_t last) {
  if (table->count == maximum_codes) return;
  table->prefixes[table->count] = (uint16_t)prefix;
  table->lengths[table->count] = (uint16_t)(table->lengths[prefix] + 1);
  table->first[table->count] = table->first[prefix];
  table->last[table->count] = last;
  table->count++;
}

/// Writes the string of `code`, as far as there is room for it. Returns the number of indices written.
static inline size_t write_string(const struct code_table *table, int code, uint8_t *indices, size_t room) {
  const size_t length = table->lengths[code];
  for (size_t i = length; i > 0; i--, code = table->prefixes[code])
    if (i <= room) indices[i - 1] = table->last[code];
  return length < room ? length : room;
}

int digit_lzw_unpack(digit_image *image, struct byte_span file, size_t at, uint32_t index_bits, uint8_t *indices,
                     size_t count) {
  if (index_bits < 1 || index_bits > 8) {
    digit_image_fail_with(image, digit_image_corrupt, "indices of %u bits", index_bits);
    return 0;
  }
  const int clear = 1 << index_bits, end = clear + 1;
  struct block_bits source = {.file = file, .at = at};
  struct code_table table;
  for (int i = 0; i < clear; i++) {
    table.lengths[i] = 1;
    table.first[i] = table.last[i] = (uint8_t)i;
  }
  clear_table(&table, index_bits);
  int previous = -1;
  size_t written = 0;
  while (written < count) {
    const int code = next_code(&source, table.width);
    if (code < 0 || code == end) {
      digit_image_fail_with(image, digit_image_corrupt, "%zu of %zu pixels", written, count);
      return 0;
    }
    if (code == clear) {
      clear_table(&table, index_bits);
      previous = -1;
      continue;
    }
    // The only code that may be used before it is known stands for the previous string and its own first index.
    if (code > table.count || (code == table.count && previous < 0)) {
      digit_image_fail_with(image, digit_image_corrupt, "an unknown code after %zu of %zu pixels", written, count);
      return 0;
    }
    if (previous >= 0) add_string(&table, previous, table.first[code == table.count ? previous : code]);
    written += write_string(&table, code, indices + written, count - written);
    if (table.count >= 1 << table.width && table.width < maximum_code_bits) table.width++;
    previous = code;
  }
  return 1;
}
