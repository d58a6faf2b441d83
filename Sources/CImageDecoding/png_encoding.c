#include <png.h>
#include <setjmp.h>
#include <stdlib.h>
#include <string.h>

#include "CImageDecoding.h"

struct png_writer {
  png_structp library;
  png_infop information;
  digit_bytes file;
  size_t capacity;
  jmp_buf failure;
};

static _Noreturn void on_error(png_structp library, png_const_charp message) {
  (void)message;
  struct png_writer *writer = png_get_error_ptr(library);
  longjmp(writer->failure, 1);
}

static void on_warning(png_structp library, png_const_charp message) {
  (void)library;
  (void)message;
}

static void write_bytes(png_structp library, png_bytep bytes, size_t count) {
  struct png_writer *writer = png_get_io_ptr(library);
  if (count > writer->capacity - writer->file.count) {
    const size_t capacity = (writer->file.count + count) * 2;
    uint8_t *grown = realloc(writer->file.bytes, capacity);
    if (grown == NULL) png_error(library, "out of memory");
    writer->file.bytes = grown;
    writer->capacity = capacity;
  }
  memcpy(writer->file.bytes + writer->file.count, bytes, count);
  writer->file.count += count;
}

static void flush_nothing(png_structp library) { (void)library; }

/// Writes the whole file. Returns 0 on failure, also of libpng, which jumps back to this function.
static int encode(struct png_writer *writer, const uint8_t *pixels, size_t width, size_t height,
                  size_t channels) {
  if (setjmp(writer->failure)) return 0;
  writer->library = png_create_write_struct(PNG_LIBPNG_VER_STRING, writer, on_error, on_warning);
  if (writer->library == NULL) return 0;
  writer->information = png_create_info_struct(writer->library);
  if (writer->information == NULL) return 0;
  png_set_write_fn(writer->library, writer, write_bytes, flush_nothing);
  const int color = channels == 1   ? PNG_COLOR_TYPE_GRAY
                     : channels == 3 ? PNG_COLOR_TYPE_RGB
                                     : PNG_COLOR_TYPE_RGB_ALPHA;
  png_set_IHDR(writer->library, writer->information, (png_uint_32)width, (png_uint_32)height, 8, color,
               PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
  png_write_info(writer->library, writer->information);
  for (size_t y = 0; y < height; y++) png_write_row(writer->library, pixels + y * width * channels);
  png_write_end(writer->library, writer->information);
  return 1;
}

digit_bytes digit_encode_png(const uint8_t *pixels, size_t width, size_t height, size_t channels) {
  struct png_writer writer = {0};
  const int whole = encode(&writer, pixels, width, height, channels);
  png_destroy_write_struct(&writer.library, &writer.information);
  if (whole) return writer.file;
  free(writer.file.bytes);
  return (digit_bytes){0};
}

void digit_bytes_release(digit_bytes *bytes) {
  free(bytes->bytes);
  *bytes = (digit_bytes){0};
}
