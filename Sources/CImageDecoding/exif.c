#include "exif.h"

enum { orientation_tag = 0x0112, type_short = 3, type_long = 4, entry_size = 12 };

/// A TIFF structure and its byte order. Reading past its end gives 0, which is never a valid value here.
struct tiff {
  const uint8_t *bytes;
  size_t count;
  int little_endian;
};

static uint32_t read_number(const struct tiff *tiff, size_t at, size_t size) {
  if (at > tiff->count || tiff->count - at < size) return 0;
  uint32_t value = 0;
  for (size_t i = 0; i < size; i++)
    value = value << 8 | tiff->bytes[tiff->little_endian ? at + size - 1 - i : at + i];
  return value;
}

int digit_exif_orientation(const uint8_t *bytes, size_t count) {
  if (count < 8 || bytes[0] != bytes[1] || (bytes[0] != 'I' && bytes[0] != 'M')) return 1;
  const struct tiff tiff = {bytes, count, bytes[0] == 'I'};
  if (read_number(&tiff, 2, 2) != 42) return 1;
  const size_t directory = read_number(&tiff, 4, 4);
  const size_t entries = read_number(&tiff, directory, 2);
  for (size_t i = 0; i < entries; i++) {
    const size_t entry = directory + 2 + i * entry_size;
    if (read_number(&tiff, entry, 2) != orientation_tag) continue;
    const uint32_t type = read_number(&tiff, entry + 2, 2);
    const uint32_t value = type == type_short  ? read_number(&tiff, entry + 8, 2)
                           : type == type_long ? read_number(&tiff, entry + 8, 4)
                                               : 0;
    return value >= 1 && value <= 8 ? (int)value : 1;
  }
  return 1;
}
