#include <stdlib.h>

#include "byte_span.h"
#include "reduction.h"

enum {
  file_header_size = 14,
  /// The header of OS/2 1, with a size of 16 bits per side and a palette of three bytes per color.
  core_header_size = 12,
  /// The header of Windows 3; later ones add to it.
  information_header_size = 40,
  /// The header of OS/2 2, whose fields after the first forty bytes are no color masks.
  os2_header_size = 64,
  /// The largest header (version 5).
  maximum_header_size = 124,
};

enum compression { uncompressed = 0, runs_of_8 = 1, runs_of_4 = 2, bit_fields = 3, alpha_bit_fields = 6 };

/// A color channel in a pixel of 16, 24 or 32 bits.
struct field {
  uint32_t mask;
  unsigned shift;
  /// The intensity of each value of the field, of which the upper eight bits count.
  uint8_t levels[256];
};

struct bmp_reader {
  struct byte_span file;
  digit_image *image;
  size_t width, height;
  int top_down;
  unsigned bits;
  uint32_t compression;
  /// Red, green, blue, alpha.
  struct field fields[4];
  uint8_t palette[256][3];
  size_t channels;
  /// Rows in the order of the file, `stride` bytes apart.
  const uint8_t *rows;
  size_t stride;
  /// One byte per pixel, if the file holds runs.
  uint8_t *unpacked;
  struct reduction reduction;
};

static int fail(struct bmp_reader *reader, digit_image_status status, const char *message) {
  digit_image_fail(reader->image, status, message);
  return 0;
}

/// A field of the header behind the file header; 0 if the header is too short to have it.
static uint32_t header_field(const struct bmp_reader *reader, size_t at, size_t size) {
  const size_t header_size = span_little_endian(reader->file, file_header_size, 4);
  return at + size <= header_size ? span_little_endian(reader->file, file_header_size + at, size) : 0;
}

/// Reads everything but masks and palette. Returns 0 on failure.
static int read_header(struct bmp_reader *reader, size_t header_size) {
  if (!span_holds(reader->file, file_header_size, 4) || !span_holds(reader->file, file_header_size, header_size))
    return fail(reader, digit_image_corrupt, "the file ends in its header");
  if (header_size != core_header_size && (header_size < 16 || header_size > maximum_header_size)) {
    digit_image_fail_with(reader->image, digit_image_corrupt, "a header of %zu bytes", header_size);
    return 0;
  }
  const int is_core = header_size == core_header_size;
  const size_t side_size = is_core ? 2 : 4;
  const uint32_t height = header_field(reader, 4 + side_size, side_size);
  reader->width = header_field(reader, 4, side_size);
  reader->top_down = !is_core && height > INT32_MAX;
  reader->height = reader->top_down ? -height : height;
  reader->bits = header_field(reader, 6 + 2 * side_size, 2);
  reader->compression = header_field(reader, 16, 4);
  if (reader->width == 0 || reader->height == 0) return fail(reader, digit_image_corrupt, "a side of 0 pixels");
  return digit_image_declare(reader->image, reader->width, reader->height);
}

/// Checks that the depth goes with the compression. Returns 0 on failure.
static int check_depth(struct bmp_reader *reader, size_t header_size) {
  const unsigned bits = reader->bits;
  int fits;
  switch (reader->compression) {
    case uncompressed:
      fits = bits == 1 || bits == 2 || bits == 4 || bits == 8 || bits == 16 || bits == 24 || bits == 32;
      break;
    case runs_of_8: fits = bits == 8; break;
    case runs_of_4: fits = bits == 4; break;
    case bit_fields:
    case alpha_bit_fields: fits = header_size != os2_header_size && (bits == 16 || bits == 32); break;
    default: fits = 0;
  }
  if (!fits)
    digit_image_fail_with(reader->image, digit_image_unsupported, "%u bits per pixel with compression %u", bits,
                          reader->compression);
  return fits;
}

/// Sets the intensities of a channel's values. Returns 0 on failure.
static int set_field(struct bmp_reader *reader, struct field *field, uint32_t mask) {
  *field = (struct field){.mask = mask};
  if (mask == 0) return 1;
  field->shift = (unsigned)__builtin_ctz(mask);
  uint32_t largest = mask >> field->shift;
  if (largest & (largest + 1)) return fail(reader, digit_image_unsupported, "a color mask with gaps");
  for (; largest > 255; largest >>= 1) field->shift++;
  for (uint32_t v = 0; v <= largest; v++) field->levels[v] = (uint8_t)((v * 255 + largest / 2) / largest);
  return 1;
}

/// Reads or chooses the masks of pixels that are no palette indices, and moves `end`, where the header ends, behind
/// those that follow it. Returns 0 on failure.
static int read_fields(struct bmp_reader *reader, size_t header_size, size_t *end) {
  uint32_t masks[4] = {0xFF0000, 0xFF00, 0xFF, 0};
  if (reader->compression == uncompressed) {
    if (reader->bits == 16) masks[0] = 0x7C00, masks[1] = 0x3E0, masks[2] = 0x1F;
  } else {
    const size_t present = reader->compression == alpha_bit_fields || header_size >= 56 ? 4 : 3;
    const size_t masks_at = file_header_size + information_header_size;
    for (size_t c = 0; c < present; c++) masks[c] = span_little_endian(reader->file, masks_at + 4 * c, 4);
    if (*end < masks_at + 4 * present) *end = masks_at + 4 * present;
  }
  for (size_t c = 0; c < 4; c++)
    if (!set_field(reader, &reader->fields[c], masks[c])) return 0;
  return 1;
}

/// Reads the palette between the header and the pixels. Colors that the file leaves out are black.
static void read_palette(struct bmp_reader *reader, size_t header_size, size_t at, size_t pixels) {
  const size_t entry_size = header_size == core_header_size ? 3 : 4;
  const size_t used = header_field(reader, 32, 4), possible = (size_t)1 << reader->bits;
  size_t count = used == 0 || used > possible ? possible : used;
  if (count > (pixels - at) / entry_size) count = (pixels - at) / entry_size;
  for (size_t i = 0; i < count; i++)
    for (size_t c = 0; c < 3; c++)
      reader->palette[i][c] = (uint8_t)span_little_endian(reader->file, at + i * entry_size + 2 - c, 1);
}

static const uint8_t *row_at(const struct bmp_reader *reader, size_t y) {
  return reader->rows + (reader->top_down ? y : reader->height - 1 - y) * reader->stride;
}

static inline uint32_t pixel_at(const struct bmp_reader *reader, const uint8_t *row, size_t x) {
  const size_t size = reader->bits / 8;
  uint32_t pixel = 0;
  for (size_t i = size; i > 0; i--) pixel = pixel << 8 | row[x * size + i - 1];
  return pixel;
}

static inline uint8_t level(const struct field *field, uint32_t pixel) {
  return field->levels[(pixel & field->mask) >> field->shift];
}

/// Whether any pixel is visible. Some programs declare an alpha channel and leave it at 0 throughout.
static int has_visible_pixels(const struct bmp_reader *reader) {
  for (size_t y = 0; y < reader->height; y++)
    for (size_t x = 0; x < reader->width; x++)
      if (pixel_at(reader, row_at(reader, y), x) & reader->fields[3].mask) return 1;
  return 0;
}

/// Finds the rows in the file. Returns 0 on failure.
static int find_rows(struct bmp_reader *reader, size_t pixels) {
  reader->stride = (reader->width * reader->bits + 31) / 32 * 4;
  // The last row's padding may be missing.
  const size_t needed = reader->stride * (reader->height - 1) + (reader->width * reader->bits + 7) / 8;
  if (!span_holds(reader->file, pixels, needed)) {
    const size_t present = pixels < reader->file.count ? reader->file.count - pixels : 0;
    digit_image_fail_with(reader->image, digit_image_corrupt, "%zu of %zu bytes of pixels", present, needed);
    return 0;
  }
  reader->rows = reader->file.bytes + pixels;
  return 1;
}

static int fail_in_row(struct bmp_reader *reader, const char *what, size_t y) {
  digit_image_fail_with(reader->image, digit_image_corrupt, "%s in row %zu of %zu", what, y + 1, reader->height);
  return 0;
}

/// Unpacks runs of palette indices to `unpacked`. Skipped pixels keep index 0. Returns 0 on failure.
static int unpack_runs(struct bmp_reader *reader, size_t at) {
  enum { end_of_row = 0, end_of_image = 1, skip = 2 };
  const struct byte_span file = reader->file;
  const size_t width = reader->width, height = reader->height;
  const int halves = reader->compression == runs_of_4;
  size_t x = 0, y = 0;
  while (y < height) {
    if (!span_holds(file, at, 2)) {
      if (y == height - 1 && x == width) return 1;
      return fail_in_row(reader, "the file ends", y);
    }
    const uint8_t *pair = file.bytes + at;
    at += 2;
    if (pair[0] == 0 && pair[1] == end_of_image) return 1;
    if (pair[0] == 0 && pair[1] == end_of_row) {
      x = 0;
      y++;
    } else if (pair[0] == 0 && pair[1] == skip) {
      if (!span_holds(file, at, 2)) return fail_in_row(reader, "the file ends", y);
      x += file.bytes[at];
      y += file.bytes[at + 1];
      at += 2;
      if (x > width || y > height) return fail(reader, digit_image_corrupt, "a skip out of the image");
    } else {
      // A run of the second byte, or so many indices as it says, padded to an even number of bytes.
      const int is_run = pair[0] > 0;
      const size_t count = is_run ? pair[0] : pair[1];
      const size_t size = is_run ? 0 : halves ? (count + 1) / 2 : count;
      const uint8_t *source = is_run ? pair + 1 : file.bytes + at;
      if (!span_holds(file, at, size)) return fail_in_row(reader, "the file ends", y);
      if (count > width - x) return fail_in_row(reader, "too many pixels", y);
      uint8_t *target = reader->unpacked + y * width + x;
      for (size_t i = 0; i < count; i++) {
        const uint8_t byte = source[is_run ? 0 : halves ? i / 2 : i];
        target[i] = !halves ? byte : i % 2 == 0 ? byte >> 4 : byte & 15;
      }
      x += count;
      at += size + size % 2;
    }
  }
  return 1;
}

static int prepare(struct bmp_reader *reader, size_t *pixels, size_t working_side) {
  const size_t header_size = span_little_endian(reader->file, file_header_size, 4);
  if (!read_header(reader, header_size) || !check_depth(reader, header_size)) return 0;
  size_t end = file_header_size + header_size;
  *pixels = span_little_endian(reader->file, 10, 4);
  const int has_palette = reader->bits <= 8;
  if (!has_palette && !read_fields(reader, header_size, &end)) return 0;
  if (*pixels < end) return fail(reader, digit_image_corrupt, "the pixels begin within the header");
  if (has_palette) read_palette(reader, header_size, end, *pixels);
  const int has_runs = reader->compression == runs_of_8 || reader->compression == runs_of_4;
  if (has_runs ? !digit_image_check_unpacked(reader->image, reader->width * 3) : !find_rows(reader, *pixels))
    return 0;
  reader->channels = reader->fields[3].mask != 0 && has_visible_pixels(reader) ? 4 : 3;
  return reduction_begin(&reader->reduction, reader->image, reader->width, reader->height, reader->channels,
                         working_side, 1);
}

/// Replaces runs with rows of one byte per pixel. Returns 0 on failure.
static int unpack(struct bmp_reader *reader, size_t pixels) {
  reader->unpacked = calloc(reader->width, reader->height);
  if (reader->unpacked == NULL) return fail(reader, digit_image_out_of_memory, "out of memory");
  if (!unpack_runs(reader, pixels)) return 0;
  reader->rows = reader->unpacked;
  reader->stride = reader->width;
  reader->bits = 8;
  return 1;
}

static void convert_indices(const struct bmp_reader *reader, const uint8_t *source, uint8_t *target) {
  const size_t bits = reader->bits;
  for (size_t x = 0; x < reader->width; x++, target += 3) {
    const uint8_t *color = reader->palette[(source[x * bits / 8] >> (8 - bits - x * bits % 8)) & ((1u << bits) - 1)];
    for (size_t c = 0; c < 3; c++) target[c] = color[c];
  }
}

static void convert_fields(const struct bmp_reader *reader, const uint8_t *source, uint8_t *target) {
  for (size_t x = 0; x < reader->width; x++) {
    const uint32_t pixel = pixel_at(reader, source, x);
    for (size_t c = 0; c < reader->channels; c++) *target++ = level(&reader->fields[c], pixel);
  }
}

static void decode(struct bmp_reader *reader, size_t working_side) {
  size_t pixels;
  if (!prepare(reader, &pixels, working_side) || reader->reduction.canvas.pixels == NULL) return;
  if (reader->rows == NULL && !unpack(reader, pixels)) return;
  uint8_t *row = malloc(reader->width * reader->channels);
  if (row == NULL) {
    fail(reader, digit_image_out_of_memory, "out of memory");
    return;
  }
  for (size_t y = 0; y < reader->height; y++) {
    (reader->bits <= 8 ? convert_indices : convert_fields)(reader, row_at(reader, y), row);
    reduction_add_row(&reader->reduction, row);
  }
  free(row);
}

digit_image digit_decode_bmp(const uint8_t *bytes, size_t count, size_t working_side, uint8_t *pixels,
                             size_t capacity) {
  digit_image image = {0};
  struct bmp_reader reader = {
      .file = {bytes, count},
      .image = &image,
      .reduction = {.canvas = {.pixels = pixels, .capacity = capacity}},
  };
  decode(&reader, working_side);
  free(reader.unpacked);
  reduction_end(&reader.reduction);
  return image;
}
