#include <stdlib.h>
#include <string.h>

#include "byte_span.h"
#include "lzw.h"
#include "reduction.h"

enum {
  file_header_size = 13,
  frame_header_size = 9,
  extension = 0x21,
  frame = 0x2C,
  trailer = 0x3B,
  graphic_control = 0xF9,
};

struct gif_reader {
  struct byte_span file;
  size_t at;
  digit_image *image;
  /// The canvas, which holds the first frame.
  size_t width, height;
  /// The first frame's place on the canvas, and its size.
  size_t left, top, frame_width, frame_height;
  int interlaced;
  /// The palette index of transparent pixels; −1 if there is none.
  int transparent;
  uint8_t palette[256][3];
  int has_palette;
  size_t channels;
  /// (frame height, frame width): palette indices in the order of the file.
  uint8_t *indices;
  struct reduction reduction;
};

static int fail(struct gif_reader *reader, const char *message) {
  digit_image_fail(reader->image, digit_image_corrupt, message);
  return 0;
}

static uint32_t read_number(struct gif_reader *reader, size_t size) {
  const uint32_t number = span_little_endian(reader->file, reader->at, size);
  reader->at += size;
  return number;
}

/// Reads a palette, if the flags say that one follows. Returns 0 on failure.
static int read_palette(struct gif_reader *reader, uint32_t flags) {
  if (!(flags & 0x80)) return 1;
  const size_t size = sizeof reader->palette[0] << ((flags & 7) + 1);
  if (!span_holds(reader->file, reader->at, size)) return fail(reader, "the file ends in a palette");
  memset(reader->palette, 0, sizeof reader->palette);
  memcpy(reader->palette, reader->file.bytes + reader->at, size);
  reader->at += size;
  reader->has_palette = 1;
  return 1;
}

/// Reads an extension, of which only the transparent index matters here. Returns 0 on failure.
static int read_extension(struct gif_reader *reader) {
  const uint32_t label = read_number(reader, 1);
  if (label == graphic_control && span_little_endian(reader->file, reader->at, 1) >= 4) {
    const uint32_t flags = span_little_endian(reader->file, reader->at + 1, 1);
    reader->transparent = flags & 1 ? (int)span_little_endian(reader->file, reader->at + 4, 1) : -1;
  }
  while (span_holds(reader->file, reader->at, 1)) {
    const size_t size = read_number(reader, 1);
    if (size == 0) return 1;
    reader->at += size;
  }
  return fail(reader, "the file ends in an extension");
}

static size_t larger(size_t a, size_t b) { return a > b ? a : b; }

/// Reads the place and the palette of the first frame. Returns 0 on failure.
static int read_frame_header(struct gif_reader *reader) {
  if (!span_holds(reader->file, reader->at, frame_header_size))
    return fail(reader, "the file ends in the header of its first frame");
  reader->left = read_number(reader, 2);
  reader->top = read_number(reader, 2);
  reader->frame_width = read_number(reader, 2);
  reader->frame_height = read_number(reader, 2);
  if (reader->frame_width == 0 || reader->frame_height == 0) return fail(reader, "a side of 0 pixels");
  // A frame that extends beyond the canvas enlarges it, as in browsers.
  reader->width = larger(reader->width, reader->left + reader->frame_width);
  reader->height = larger(reader->height, reader->top + reader->frame_height);
  const uint32_t flags = read_number(reader, 1);
  reader->interlaced = flags & 0x40 ? 1 : 0;
  if (!read_palette(reader, flags)) return 0;
  return reader->has_palette || fail(reader, "no palette");
}

/// Reads everything up to the pixels of the first frame. Returns 0 on failure.
static int read_headers(struct gif_reader *reader) {
  if (!span_holds(reader->file, 0, file_header_size)) return fail(reader, "the file ends in its header");
  reader->at = 6;
  reader->width = read_number(reader, 2);
  reader->height = read_number(reader, 2);
  const uint32_t flags = read_number(reader, 1);
  reader->at = file_header_size;
  if (!read_palette(reader, flags)) return 0;
  while (span_holds(reader->file, reader->at, 1)) {
    switch (read_number(reader, 1)) {
      case frame: return read_frame_header(reader);
      case extension:
        if (!read_extension(reader)) return 0;
        break;
      case trailer: return fail(reader, "no frame");
      default: return fail(reader, "neither a frame nor an extension");
    }
  }
  return fail(reader, "the file ends before its first frame");
}

static int prepare(struct gif_reader *reader, size_t working_side) {
  if (!read_headers(reader) || !digit_image_declare(reader->image, reader->width, reader->height)) return 0;
  const int fills = reader->frame_width == reader->width && reader->frame_height == reader->height;
  reader->channels = fills && reader->transparent < 0 ? 3 : 4;
  return digit_image_check_unpacked(reader->image, reader->width * reader->channels) &&
         reduction_begin(&reader->reduction, reader->image, reader->width, reader->height, reader->channels,
                         working_side, 1);
}

static int unpack(struct gif_reader *reader) {
  const size_t count = reader->frame_width * reader->frame_height;
  reader->indices = malloc(count);
  if (reader->indices == NULL) {
    digit_image_fail(reader->image, digit_image_out_of_memory, "out of memory");
    return 0;
  }
  const uint32_t code_size = read_number(reader, 1);
  return digit_lzw_unpack(reader->image, reader->file, reader->at, code_size, reader->indices, count);
}

/// The place in the file of the frame's row `y`. An interlaced frame holds every eighth row, those halfway between, and
/// so on.
static size_t stored_row(const struct gif_reader *reader, size_t y) {
  if (!reader->interlaced) return y;
  const size_t height = reader->frame_height;
  const size_t eighths = (height + 7) / 8, fourths = (height + 3) / 4, halves = (height + 1) / 2;
  if (y % 8 == 0) return y / 8;
  if (y % 4 == 0) return eighths + y / 8;
  if (y % 2 == 0) return fourths + y / 4;
  return halves + y / 2;
}

/// Writes row `y` of the canvas: what the frame does not cover is transparent.
static void compose_row(const struct gif_reader *reader, size_t y, uint8_t *row) {
  memset(row, 0, reader->width * reader->channels);
  if (y < reader->top || y - reader->top >= reader->frame_height) return;
  const uint8_t *indices = reader->indices + stored_row(reader, y - reader->top) * reader->frame_width;
  uint8_t *target = row + reader->left * reader->channels;
  for (size_t x = 0; x < reader->frame_width; x++, target += reader->channels) {
    memcpy(target, reader->palette[indices[x]], 3);
    if (reader->channels == 4) target[3] = indices[x] == reader->transparent ? 0 : 255;
  }
}

static void decode(struct gif_reader *reader, size_t working_side) {
  if (!prepare(reader, working_side) || reader->reduction.canvas.pixels == NULL || !unpack(reader)) return;
  uint8_t *row = malloc(reader->width * reader->channels);
  if (row == NULL) {
    digit_image_fail(reader->image, digit_image_out_of_memory, "out of memory");
    return;
  }
  for (size_t y = 0; y < reader->height; y++) {
    compose_row(reader, y, row);
    reduction_add_row(&reader->reduction, row);
  }
  free(row);
}

digit_image digit_decode_gif(const uint8_t *bytes, size_t count, size_t working_side, uint8_t *pixels,
                             size_t capacity) {
  digit_image image = {0};
  struct gif_reader reader = {
      .file = {bytes, count},
      .image = &image,
      .transparent = -1,
      .reduction = {.canvas = {.pixels = pixels, .capacity = capacity}},
  };
  decode(&reader, working_side);
  free(reader.indices);
  reduction_end(&reader.reduction);
  return image;
}
