#include <setjmp.h>

// jpeglib.h uses FILE without including what defines it.
#include <stdio.h>

#include <jpeglib.h>

#include "CImageDecoding.h"

struct jpeg_writer {
  struct jpeg_compress_struct library;
  struct jpeg_error_mgr errors;
  unsigned char *file;
  unsigned long count;
  jmp_buf failure;
};

static _Noreturn void on_error(j_common_ptr library) {
  struct jpeg_writer *writer = library->client_data;
  longjmp(writer->failure, 1);
}

static void on_message(j_common_ptr library, int level) {
  (void)library;
  (void)level;
}

/// Writes the whole file. Returns 0 on failure, also of libjpeg, which jumps back to this function.
static int encode(struct jpeg_writer *writer, const uint8_t *pixels, size_t width, size_t height, size_t channels,
                  int quality) {
  struct jpeg_compress_struct *library = &writer->library;
  library->err = jpeg_std_error(&writer->errors);
  writer->errors.error_exit = on_error;
  writer->errors.emit_message = on_message;
  library->client_data = writer;
  if (setjmp(writer->failure)) return 0;
  jpeg_create_compress(library);
  jpeg_mem_dest(library, &writer->file, &writer->count);
  library->image_width = (JDIMENSION)width;
  library->image_height = (JDIMENSION)height;
  library->input_components = (int)channels;
  library->in_color_space = channels == 1 ? JCS_GRAYSCALE : JCS_RGB;
  jpeg_set_defaults(library);
  jpeg_set_quality(library, quality, TRUE);
  // Huffman tables of its own make a small file smaller.
  library->optimize_coding = TRUE;
  jpeg_start_compress(library, TRUE);
  while (library->next_scanline < height) {
    // libjpeg does not write to the row.
    JSAMPROW row = (JSAMPROW)(pixels + library->next_scanline * width * channels);
    jpeg_write_scanlines(library, &row, 1);
  }
  jpeg_finish_compress(library);
  return 1;
}

digit_bytes digit_encode_jpeg(const uint8_t *pixels, size_t width, size_t height, size_t channels, int quality) {
  struct jpeg_writer writer = {0};
  const int whole = encode(&writer, pixels, width, height, channels, quality);
  jpeg_destroy_compress(&writer.library);
  // Without memory for a larger buffer, libjpeg may have freed the one that `file` names.
  return whole ? (digit_bytes){writer.file, writer.count} : (digit_bytes){0};
}
