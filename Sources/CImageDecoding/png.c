#include <png.h>
#include <setjmp.h>
#include <stdlib.h>
#include <string.h>

#include "png_chunks.h"
#include "reduction.h"

enum {
  /// The limit for a chunk, in bytes: palette and transparency, the only ones that libpng stores here, need less.
  maximum_chunk = 1 << 20,
  maximum_side_of_libpng = 0x7FFFFFFF,
};

struct png_reader {
  png_structp library;
  png_infop information;
  digit_image *image;
  const uint8_t *next;
  size_t remaining;
  struct reduction reduction;
  /// One row as libpng delivers it, or all rows of an interlaced file, which are complete only after the last of seven
  /// passes.
  uint8_t *rows;
  size_t width, height, stride, passes;
  /// Where a failure inside libpng jumps to.
  jmp_buf failure;
};

/// Records when memory runs out, because libpng reports it like a damaged file.
static void *allocate(png_structp library, size_t count) {
  struct png_reader *reader = png_get_mem_ptr(library);
  void *bytes = malloc(count);
  if (bytes == NULL) digit_image_fail(reader->image, digit_image_out_of_memory, "out of memory");
  return bytes;
}

static void release(png_structp library, void *bytes) {
  (void)library;
  free(bytes);
}

static _Noreturn void on_error(png_structp library, png_const_charp message) {
  struct png_reader *reader = png_get_error_ptr(library);
  digit_image_fail(reader->image, digit_image_corrupt, message);
  longjmp(reader->failure, 1);
}

/// Ignores warnings: libpng repairs or skips the cause.
static void on_warning(png_structp library, png_const_charp message) {
  (void)library;
  (void)message;
}

static void read_bytes(png_structp library, png_bytep target, size_t count) {
  struct png_reader *reader = png_get_io_ptr(library);
  if (count > reader->remaining) png_error(library, "unexpected end of file");
  memcpy(target, reader->next, count);
  reader->next += count;
  reader->remaining -= count;
}

static _Noreturn void fail_without_memory(struct png_reader *reader) {
  digit_image_fail(reader->image, digit_image_out_of_memory, "out of memory");
  longjmp(reader->failure, 1);
}

static void open_reader(struct png_reader *reader) {
  reader->library = png_create_read_struct_2(
      PNG_LIBPNG_VER_STRING, reader, on_error, on_warning, reader, allocate, release);
  if (reader->library == NULL) fail_without_memory(reader);
  reader->information = png_create_info_struct(reader->library);
  if (reader->information == NULL) fail_without_memory(reader);
  png_set_read_fn(reader->library, reader, read_bytes);
  // Texts, color profiles and the like are skipped. The size limits are ours, not libpng's.
  png_set_keep_unknown_chunks(reader->library, PNG_HANDLE_CHUNK_NEVER, NULL, -1);
  png_set_user_limits(reader->library, maximum_side_of_libpng, maximum_side_of_libpng);
  png_set_chunk_malloc_max(reader->library, maximum_chunk);
}

/// Makes libpng deliver every file with 8 bits per channel: gray, RGB or RGBA.
static void choose_rows(struct png_reader *reader) {
  const int type = png_get_color_type(reader->library, reader->information);
  const int transparent = (type & PNG_COLOR_MASK_ALPHA) ||
                          png_get_valid(reader->library, reader->information, PNG_INFO_tRNS);
  png_set_expand(reader->library);
  png_set_scale_16(reader->library);
  if (transparent) png_set_gray_to_rgb(reader->library);
}

/// Reads the header and chooses the output size and channels. Returns 0 on failure.
static int prepare(struct png_reader *reader, size_t working_side, int orientation) {
  png_read_info(reader->library, reader->information);
  reader->width = png_get_image_width(reader->library, reader->information);
  reader->height = png_get_image_height(reader->library, reader->information);
  if (!digit_image_declare(reader->image, reader->width, reader->height)) return 0;
  const size_t packed = png_get_rowbytes(reader->library, reader->information);
  choose_rows(reader);
  reader->passes = (size_t)png_set_interlace_handling(reader->library);
  png_read_update_info(reader->library, reader->information);
  reader->stride = png_get_rowbytes(reader->library, reader->information);
  if (!digit_image_check_unpacked(reader->image, reader->stride > packed ? reader->stride : packed)) return 0;
  return reduction_begin(&reader->reduction, reader->image, reader->width, reader->height,
                         png_get_channels(reader->library, reader->information), working_side, orientation);
}

static void read_rows(struct png_reader *reader) {
  const size_t held = reader->passes > 1 ? reader->height : 1;
  reader->rows = calloc(held, reader->stride);
  if (reader->rows == NULL) fail_without_memory(reader);
  for (size_t pass = 1; pass < reader->passes; pass++)
    for (size_t y = 0; y < held; y++)
      png_read_row(reader->library, reader->rows + y * reader->stride, NULL);
  for (size_t y = 0; y < reader->height; y++) {
    uint8_t *row = reader->rows + y % held * reader->stride;
    png_read_row(reader->library, row, NULL);
    reduction_add_row(&reader->reduction, row);
  }
}

/// Does all of the decoding. A failure jumps back to this function, so it keeps nothing in local variables and leaves
/// the release of memory to its caller.
static void decode(struct png_reader *reader, size_t working_side, int orientation) {
  if (setjmp(reader->failure)) return;
  open_reader(reader);
  if (!prepare(reader, working_side, orientation) || reader->reduction.canvas.pixels == NULL) return;
  read_rows(reader);
  png_read_end(reader->library, NULL);
}

digit_image digit_decode_png(const uint8_t *bytes, size_t count, size_t working_side, uint8_t *pixels,
                             size_t capacity) {
  digit_image image = {0};
  const int orientation = digit_png_check_chunks(&image, bytes, count);
  if (orientation == 0) return image;
  struct png_reader reader = {
      .image = &image,
      .next = bytes,
      .remaining = count,
      .reduction = {.canvas = {.pixels = pixels, .capacity = capacity}},
  };
  decode(&reader, working_side, orientation);
  png_destroy_read_struct(&reader.library, &reader.information, NULL);
  free(reader.rows);
  reduction_end(&reader.reduction);
  return image;
}
