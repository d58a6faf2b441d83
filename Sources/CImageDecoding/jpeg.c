#include <setjmp.h>
#include <stdlib.h>

// jpeglib.h uses FILE without including what defines it.
#include <stdio.h>

#include <jpeglib.h>

#include <jerror.h>

#include "canvas.h"
#include "jpeg_segments.h"
#include "memory_budget.h"

enum {
  /// A progressive JPEG has about ten scans; a file with thousands of scans takes minutes to decode.
  maximum_scans = 100,
  /// A damaged file can cause hundreds of thousands of warnings.
  maximum_warnings = 100,
};

/// The limit of pixels × scans, which bounds the decoding time of large progressive images.
static const double maximum_scanned_pixels = 1e9;

struct jpeg_reader {
  struct jpeg_decompress_struct library;
  struct jpeg_error_mgr errors;
  struct jpeg_progress_mgr progress;
  struct jpeg_source_mgr source;
  digit_image *image;
  struct canvas canvas;
  /// One row of cyan, magenta, yellow and black, if the file has these.
  uint8_t *inks;
  /// What this image holds of the memory budget, in bytes.
  size_t held;
  /// Whether everything except the data of the last scan has been read.
  int reading_last_scan;
  /// Where a failure inside libjpeg jumps to.
  jmp_buf failure;
};

static struct jpeg_reader *reader_of(j_common_ptr library) { return library->client_data; }

static _Noreturn void fail(struct jpeg_reader *reader, digit_image_status status, const char *message) {
  digit_image_fail(reader->image, status, message);
  longjmp(reader->failure, 1);
}

/// Fails with libjpeg's own message.
static _Noreturn void fail_with_library_message(struct jpeg_reader *reader, digit_image_status status) {
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
      fail_with_library_message(reader, digit_image_unsupported);
    case JERR_IMAGE_TOO_BIG:
      digit_image_declare(reader->image, reader->library.image_width, reader->library.image_height);
      fail_with_library_message(reader, digit_image_too_many_pixels);
    case JERR_OUT_OF_MEMORY:
      fail_with_library_message(reader, digit_image_out_of_memory);
    default:
      fail_with_library_message(reader, digit_image_corrupt);
  }
}

/// Called for warnings (level −1) and for trace messages.
static void on_message(j_common_ptr library, int level) {
  if (level >= 0) return;
  struct jpeg_reader *reader = reader_of(library);
  // libjpeg fills missing image data with gray, which would be mistaken for part of the image.
  if (reader->errors.msg_code == JWRN_HIT_MARKER) fail_with_library_message(reader, digit_image_corrupt);
  if (++reader->errors.num_warnings > maximum_warnings) fail_with_library_message(reader, digit_image_corrupt);
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

/// The buffer holds the whole file, so a request for more bytes comes from beyond the end of the file.
///
/// This is harmless if only the end marker is missing, which some cameras omit. The marker is supplied once; if more
/// is missing, the Huffman decoder warns with `JWRN_HIT_MARKER`.
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
  fail_with_library_message(reader, digit_image_corrupt);
}

static void source_skip(j_decompress_ptr library, long count) {
  if (count <= 0) return;
  if ((size_t)count > library->src->bytes_in_buffer) {
    // What it supplies is not part of what is to be skipped.
    source_ended(library);
    return;
  }
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

/// The bytes of the coefficients, which libjpeg keeps from scan to scan, in whole units of 8×8 blocks.
static double coefficient_bytes(const struct jpeg_decompress_struct *library) {
  double blocks = 0;
  for (int i = 0; i < library->num_components; i++) {
    const jpeg_component_info *component = &library->comp_info[i];
    blocks += (double)(component->width_in_blocks + component->h_samp_factor) *
              (component->height_in_blocks + component->v_samp_factor);
  }
  return blocks * sizeof(JBLOCK);
}

/// Takes the memory for an image with several scans, such as a progressive one, from what all threads share.
static void take_memory(struct jpeg_reader *reader) {
  if (!jpeg_has_multiple_scans(&reader->library)) return;
  const double bytes = coefficient_bytes(&reader->library);
  if (bytes > digit_memory_budget) {
    char message[64];
    snprintf(message, sizeof message, "its scans need %.0f MB; the limit is %d MB", bytes / 1e6,
             digit_memory_budget / 1000000);
    fail(reader, digit_image_too_demanding, message);
  }
  reader->held = (size_t)bytes;
  memory_budget_take(reader->held);
}

/// The strongest reduction with vector code in libjpeg (1, 2, 4, 8) that keeps the long side at `working_side` or more.
static unsigned scale_denominator(size_t width, size_t height, size_t working_side) {
  const size_t side = width > height ? width : height;
  unsigned denominator = 1;
  while (working_side > 0 && denominator < 8 && side / (denominator * 2) >= working_side) denominator *= 2;
  return denominator;
}

/// Gray stays gray. CMYK stays CMYK, which `convert_inks` converts. Everything else becomes RGB.
static void choose_colors(struct jpeg_reader *reader) {
  switch (reader->library.jpeg_color_space) {
    case JCS_GRAYSCALE: reader->library.out_color_space = JCS_GRAYSCALE; break;
    case JCS_YCbCr:
    case JCS_RGB: reader->library.out_color_space = JCS_RGB; break;
    case JCS_CMYK:
    case JCS_YCCK: reader->library.out_color_space = JCS_CMYK; break;
    default: fail(reader, digit_image_unsupported, "the color space is not gray, RGB or CMYK");
  }
}

/// Converts CMYK to RGB. Adobe's files store the light that each ink lets through, others the amount of ink.
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

/// Reads the header and chooses the output size and channels. Returns 0 on failure.
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

/// Does all of the decoding. A failure jumps back to this function, so it keeps nothing in local variables and leaves
/// the release of memory to its caller.
static void decode(struct jpeg_reader *reader, const uint8_t *bytes, size_t count, size_t working_side) {
  if (setjmp(reader->failure)) return;
  open_reader(reader, bytes, count);
  if (!prepare(reader, bytes, count, working_side) || reader->canvas.pixels == NULL) return;
  if (reader->library.out_color_space == JCS_CMYK) {
    reader->inks = malloc((size_t)reader->library.output_width * 4);
    if (reader->inks == NULL) fail(reader, digit_image_out_of_memory, "out of memory");
  }
  take_memory(reader);
  jpeg_start_decompress(&reader->library);
  // All scans of a progressive file have been read by now.
  reader->reading_last_scan = !jpeg_has_multiple_scans(&reader->library);
  read_rows(reader);
}

digit_image digit_decode_jpeg(const uint8_t *bytes, size_t count, size_t working_side, uint8_t *pixels,
                              size_t capacity) {
  digit_image image = {0};
  struct jpeg_reader reader = {.image = &image, .canvas = {.pixels = pixels, .capacity = capacity}};
  decode(&reader, bytes, count, working_side);
  jpeg_destroy_decompress(&reader.library);
  if (reader.held > 0) memory_budget_give(reader.held);
  free(reader.inks);
  canvas_end(&reader.canvas);
  return image;
}
