#include <setjmp.h>
#include <stdlib.h>

// jpeglib.h uses FILE without including what defines it.
#include <stdio.h>

#include <jpeglib.h>

#include <jerror.h>

#include "canvas.h"
#include "jpeg_segments.h"

enum {
  /// A progressive JPEG has about ten scans; one of thousands keeps a processor busy for minutes.
  maximum_scans = 100,
  /// A damaged file can warn hundreds of thousands of times.
  maximum_warnings = 100,
  /// Bytes: what libjpeg may hold for all coefficients of a progressive picture.
  maximum_memory = 400000000,
};

/// Pixels times scans: what a progressive picture at the limit of its size may ask for.
static const double maximum_scanned_pixels = 1e9;

struct jpeg_reader {
  struct jpeg_decompress_struct library;
  struct jpeg_error_mgr errors;
  struct jpeg_progress_mgr progress;
  struct jpeg_source_mgr source;
  digit_image *image;
  struct canvas canvas;
  /// One row of cyan, magenta, yellow and black, where the file has these.
  uint8_t *inks;
  /// Everything but the one scan's data has been read.
  int reading_last_scan;
  /// Where a failure deep in libjpeg lands.
  jmp_buf failure;
};

static struct jpeg_reader *reader_of(j_common_ptr library) { return library->client_data; }

static _Noreturn void fail(struct jpeg_reader *reader, digit_image_status status, const char *message) {
  digit_image_fail(reader->image, status, message);
  longjmp(reader->failure, 1);
}

/// Fails with the message that libjpeg has prepared.
static _Noreturn void fail_in_library_words(struct jpeg_reader *reader, digit_image_status status) {
  char message[JMSG_LENGTH_MAX];
  reader->errors.format_message((j_common_ptr)&reader->library, message);
  fail(reader, status, message);
}

static _Noreturn void on_error(j_common_ptr library) {
  struct jpeg_reader *reader = reader_of(library);
  switch (reader->errors.msg_code) {
    case JERR_BAD_PRECISION:
    case JERR_SOF_UNSUPPORTED:
    case JERR_CONVERSION_NOTIMPL:
      fail_in_library_words(reader, digit_image_unsupported);
    case JERR_IMAGE_TOO_BIG:
      digit_image_declare(reader->image, reader->library.image_width, reader->library.image_height);
      fail_in_library_words(reader, digit_image_too_many_pixels);
    case JERR_NO_BACKING_STORE:
      fail(reader, digit_image_too_demanding, "progressive, of more than 400 MB");
    case JERR_OUT_OF_MEMORY:
      fail_in_library_words(reader, digit_image_out_of_memory);
    default:
      fail_in_library_words(reader, digit_image_corrupt);
  }
}

/// Called for warnings (level -1) and for trace messages.
static void on_message(j_common_ptr library, int level) {
  if (level >= 0) return;
  struct jpeg_reader *reader = reader_of(library);
  // Image data that ends early is filled up with gray, in which no digit would be looked for rightly.
  if (reader->errors.msg_code == JWRN_HIT_MARKER) fail_in_library_words(reader, digit_image_corrupt);
  if (++reader->errors.num_warnings > maximum_warnings) fail_in_library_words(reader, digit_image_corrupt);
}

static void print_nothing(j_common_ptr library) { (void)library; }

/// Called for every row of blocks in every scan.
static void on_progress(j_common_ptr library) {
  struct jpeg_reader *reader = reader_of(library);
  const int scans = reader->library.input_scan_number;
  const double pixels = (double)reader->library.image_width * reader->library.image_height;
  if (scans <= maximum_scans && (scans == 1 || scans * pixels <= maximum_scanned_pixels)) return;
  char message[40];
  snprintf(message, sizeof message, "%d scans or more", scans);
  fail(reader, digit_image_too_demanding, message);
}

static void source_nothing(j_decompress_ptr library) { (void)library; }

/// The whole file is in the buffer from the start, so whoever asks for more has passed its end.
///
/// That is harmless where nothing but the end marker is missing, as some cameras leave it out. It is supplied
/// once; a Huffman decoder that lacks more than that warns with `JWRN_HIT_MARKER`.
static boolean source_ended(j_decompress_ptr library) {
  static const JOCTET end_marker[2] = {0xFF, JPEG_EOI};
  struct jpeg_reader *reader = reader_of((j_common_ptr)library);
  if (reader->reading_last_scan && !library->arith_code) {
    reader->reading_last_scan = 0;
    library->src->next_input_byte = end_marker;
    library->src->bytes_in_buffer = sizeof end_marker;
    return TRUE;
  }
  library->err->msg_code = JWRN_JPEG_EOF;
  fail_in_library_words(reader, digit_image_corrupt);
}

static void source_skip(j_decompress_ptr library, long count) {
  if (count <= 0) return;
  if ((size_t)count > library->src->bytes_in_buffer) source_ended(library);
  library->src->next_input_byte += count;
  library->src->bytes_in_buffer -= (size_t)count;
}

static void open_reader(struct jpeg_reader *reader, const uint8_t *bytes, size_t count) {
  reader->library.err = jpeg_std_error(&reader->errors);
  reader->library.client_data = reader;
  reader->errors.error_exit = on_error;
  reader->errors.emit_message = on_message;
  reader->errors.output_message = print_nothing;
  jpeg_create_decompress(&reader->library);
  reader->library.mem->max_memory_to_use = maximum_memory;
  reader->progress.progress_monitor = on_progress;
  reader->library.progress = &reader->progress;
  reader->source = (struct jpeg_source_mgr){
      .next_input_byte = bytes,
      .bytes_in_buffer = count,
      .init_source = source_nothing,
      .fill_input_buffer = source_ended,
      .skip_input_data = source_skip,
      .resync_to_restart = jpeg_resync_to_restart,
      .term_source = source_nothing,
  };
  reader->library.src = &reader->source;
}

/// Of the reductions for which libjpeg has vector code, the strongest that leaves `working_side`.
static unsigned scale_denominator(size_t width, size_t height, size_t working_side) {
  const size_t side = width > height ? width : height;
  unsigned denominator = 1;
  while (working_side > 0 && denominator < 8 && side / (denominator * 2) >= working_side) denominator *= 2;
  return denominator;
}

/// Gray stays gray, cyan, magenta, yellow and black stay for us to convert, all else becomes RGB.
static void choose_colors(struct jpeg_reader *reader) {
  switch (reader->library.jpeg_color_space) {
    case JCS_GRAYSCALE: reader->library.out_color_space = JCS_GRAYSCALE; break;
    case JCS_YCbCr:
    case JCS_RGB: reader->library.out_color_space = JCS_RGB; break;
    case JCS_CMYK:
    case JCS_YCCK: reader->library.out_color_space = JCS_CMYK; break;
    default: fail(reader, digit_image_unsupported, "neither gray, nor RGB, nor CMYK");
  }
}

/// Inks to light. Adobe's files hold the light that each ink lets through, others the ink.
static void convert_inks(const uint8_t *inks, uint8_t *pixels, size_t width, int inverted) {
  const unsigned flip = inverted ? 0 : 255;
  for (size_t x = 0; x < width; x++, inks += 4, pixels += 3) {
    const unsigned black = inks[3] ^ flip;
    for (size_t c = 0; c < 3; c++) pixels[c] = (uint8_t)(((inks[c] ^ flip) * black + 127) / 255);
  }
}

static void read_rows(struct jpeg_reader *reader) {
  struct jpeg_decompress_struct *library = &reader->library;
  while (library->output_scanline < library->output_height) {
    const size_t y = library->output_scanline;
    uint8_t *row = canvas_row(&reader->canvas, y);
    uint8_t *target = reader->inks ? reader->inks : row;
    jpeg_read_scanlines(library, &target, 1);
    if (reader->inks) convert_inks(reader->inks, row, library->output_width, library->saw_Adobe_marker);
    canvas_finish_row(&reader->canvas, y);
  }
}

/// Reads the header and chooses what to decode to. False: the picture has failed.
static int prepare(struct jpeg_reader *reader, const uint8_t *bytes, size_t count, size_t working_side) {
  struct jpeg_decompress_struct *library = &reader->library;
  jpeg_read_header(library, TRUE);
  if (!digit_image_declare(reader->image, library->image_width, library->image_height)) return 0;
  library->scale_num = 1;
  library->scale_denom = scale_denominator(library->image_width, library->image_height, working_side);
  choose_colors(reader);
  jpeg_calc_output_dimensions(library);
  return canvas_begin(&reader->canvas, reader->image, library->output_width, library->output_height,
                      library->out_color_space == JCS_GRAYSCALE ? 1 : 3, digit_jpeg_orientation(bytes, count));
}

/// All of the decoding. The one function that a failure returns to: it keeps nothing in local variables,
/// and leaves the releasing to its caller.
static void decode(struct jpeg_reader *reader, const uint8_t *bytes, size_t count, size_t working_side) {
  if (setjmp(reader->failure)) return;
  open_reader(reader, bytes, count);
  if (!prepare(reader, bytes, count, working_side) || reader->canvas.pixels == NULL) return;
  if (reader->library.out_color_space == JCS_CMYK) {
    reader->inks = malloc((size_t)reader->library.output_width * 4);
    if (reader->inks == NULL) fail(reader, digit_image_out_of_memory, "out of memory");
  }
  jpeg_start_decompress(&reader->library);
  // Scans that build on each other have all been read by now.
  reader->reading_last_scan = !jpeg_has_multiple_scans(&reader->library);
  read_rows(reader);
}

digit_image digit_decode_jpeg(const uint8_t *bytes, size_t count, size_t working_side, uint8_t *pixels,
                              size_t capacity) {
  digit_image image = {0};
  struct jpeg_reader reader = {.image = &image, .canvas = {.pixels = pixels, .capacity = capacity}};
  decode(&reader, bytes, count, working_side);
  jpeg_destroy_decompress(&reader.library);
  free(reader.inks);
  canvas_end(&reader.canvas);
  return image;
}
