#include <string.h>

#include "isolation.h"
#include "reduction.h"
#include "shared_library.h"

// The types and constants of libheif, declared here so that it is not needed to build this.

enum { colorspace_rgb = 1, chroma_rgb = 10, chroma_rgba = 11, channel_interleaved = 10 };
enum { unsupported_feature = 4, out_of_memory = 6 };
enum { security_limit_exceeded = 1000, unsupported_codec = 3000 };

struct heif_error {
  int code, subcode;
  const char *message;
};

struct heif_context;
struct heif_handle;
struct heif_picture;

/// The beginning of `heif_decoding_options`, as of version 2.
struct heif_options {
  uint8_t version, ignore_transformations;
  void (*started)(int, int, void *), (*progressed)(int, int, void *), (*ended)(int, void *);
  void *progress_data;
  uint8_t convert_to_8_bits;
};

struct libheif {
  struct heif_error (*initialize)(void *);
  struct heif_context *(*open)(void);
  void (*close)(struct heif_context *);
  void (*limit_side)(struct heif_context *, int);
  void (*limit_threads)(struct heif_context *, int);
  struct heif_error (*read)(struct heif_context *, const void *, size_t, const void *);
  struct heif_error (*primary)(struct heif_context *, struct heif_handle **);
  void (*release_handle)(const struct heif_handle *);
  int (*handle_width)(const struct heif_handle *);
  int (*handle_height)(const struct heif_handle *);
  int (*has_alpha)(const struct heif_handle *);
  struct heif_options *(*make_options)(void);
  void (*release_options)(struct heif_options *);
  struct heif_error (*decode)(const struct heif_handle *, struct heif_picture **, int, int,
                              const struct heif_options *);
  void (*release_picture)(const struct heif_picture *);
  int (*picture_width)(const struct heif_picture *, int);
  int (*picture_height)(const struct heif_picture *, int);
  const uint8_t *(*plane)(const struct heif_picture *, int, int *);
};

/// Returns 0 and records the failure if libheif cannot be loaded.
static int load(struct libheif *library, digit_image *image) {
  const struct library_function functions[] = {
      {"heif_init", &library->initialize},
      {"heif_context_alloc", &library->open},
      {"heif_context_free", &library->close},
      {"heif_context_set_maximum_image_size_limit", &library->limit_side},
      {"heif_context_set_max_decoding_threads", &library->limit_threads},
      {"heif_context_read_from_memory_without_copy", &library->read},
      {"heif_context_get_primary_image_handle", &library->primary},
      {"heif_image_handle_release", &library->release_handle},
      {"heif_image_handle_get_width", &library->handle_width},
      {"heif_image_handle_get_height", &library->handle_height},
      {"heif_image_handle_has_alpha_channel", &library->has_alpha},
      {"heif_decoding_options_alloc", &library->make_options},
      {"heif_decoding_options_free", &library->release_options},
      {"heif_decode_image", &library->decode},
      {"heif_image_release", &library->release_picture},
      {"heif_image_get_width", &library->picture_width},
      {"heif_image_get_height", &library->picture_height},
      {"heif_image_get_plane_readonly", &library->plane},
  };
  if (digit_load_library("libheif.so.1", functions, sizeof functions / sizeof *functions)) return 1;
  digit_image_fail(image, digit_image_missing_library, "libheif1");
  return 0;
}

struct heif_reader {
  struct libheif library;
  digit_image *image;
  /// The package of the decoder that the file needs, where libheif's decoders have packages of their own.
  const char *decoder_package;
  struct heif_context *context;
  struct heif_handle *handle;
  struct heif_picture *picture;
  size_t width, height, channels;
  struct reduction reduction;
};

static int fail(struct heif_reader *reader, digit_image_status status, const char *message) {
  digit_image_fail(reader->image, status, message);
  return 0;
}

/// Whether a call succeeded; if not, records the failure with libheif's own message.
static int succeeded(struct heif_reader *reader, struct heif_error error) {
  if (error.code == 0) return 1;
  if (error.code == unsupported_feature && error.subcode == unsupported_codec)
    return fail(reader, digit_image_missing_library, reader->decoder_package);
  const digit_image_status status = error.subcode == security_limit_exceeded ? digit_image_too_demanding
                                    : error.code == unsupported_feature      ? digit_image_unsupported
                                    : error.code == out_of_memory            ? digit_image_out_of_memory
                                                                             : digit_image_corrupt;
  return fail(reader, status, error.message ? error.message : "libheif cannot read it");
}

/// Reads the headers and chooses the output size and channels. Returns 0 on failure.
static int prepare(struct heif_reader *reader, const uint8_t *bytes, size_t count, size_t working_side) {
  const struct libheif *library = &reader->library;
  if (!succeeded(reader, library->initialize(NULL))) return 0;
  reader->context = library->open();
  if (reader->context == NULL) return fail(reader, digit_image_out_of_memory, "out of memory");
  library->limit_side(reader->context, digit_maximum_side);
  // Images are decoded side by side already.
  library->limit_threads(reader->context, 0);
  if (!succeeded(reader, library->read(reader->context, bytes, count, NULL)) ||
      !succeeded(reader, library->primary(reader->context, &reader->handle)))
    return 0;
  const int width = library->handle_width(reader->handle), height = library->handle_height(reader->handle);
  if (width < 1 || height < 1) return fail(reader, digit_image_corrupt, "a side of 0 pixels");
  reader->width = (size_t)width;
  reader->height = (size_t)height;
  reader->channels = library->has_alpha(reader->handle) ? 4 : 3;
  // libheif rotates and mirrors the picture itself; an EXIF orientation says the same again.
  return digit_image_declare(reader->image, reader->width, reader->height) &&
         digit_image_check_unpacked(reader->image, reader->width * reader->channels) &&
         reduction_begin(&reader->reduction, reader->image, reader->width, reader->height, reader->channels,
                         working_side, 1);
}

/// Decodes to RGB or RGBA with 8 bits per channel. Returns 0 on failure.
static int decode(struct heif_reader *reader) {
  const struct libheif *library = &reader->library;
  struct heif_options *options = library->make_options();
  if (options == NULL) return fail(reader, digit_image_out_of_memory, "out of memory");
  options->convert_to_8_bits = 1;
  const int chroma = reader->channels == 4 ? chroma_rgba : chroma_rgb;
  const struct heif_error error =
      library->decode(reader->handle, &reader->picture, colorspace_rgb, chroma, options);
  library->release_options(options);
  return succeeded(reader, error);
}

static void read_rows(struct heif_reader *reader) {
  const struct libheif *library = &reader->library;
  int stride = 0;
  const uint8_t *rows = library->plane(reader->picture, channel_interleaved, &stride);
  if (rows == NULL || stride < 0 || (size_t)stride < reader->width * reader->channels ||
      library->picture_width(reader->picture, channel_interleaved) != (int)reader->width ||
      library->picture_height(reader->picture, channel_interleaved) != (int)reader->height) {
    fail(reader, digit_image_corrupt, "the picture has another size than its header says");
    return;
  }
  for (size_t y = 0; y < reader->height; y++) reduction_add_row(&reader->reduction, rows + y * (size_t)stride);
}

static digit_image decode_file(const uint8_t *bytes, size_t count, size_t working_side, uint8_t *pixels,
                               size_t capacity) {
  digit_image image = {0};
  const int is_avif = count >= 12 && !memcmp(bytes + 8, "avi", 3);
  struct heif_reader reader = {
      .image = &image,
      .decoder_package = is_avif ? "libheif-plugin-dav1d" : "libheif-plugin-libde265",
      .reduction = {.canvas = {.pixels = pixels, .capacity = capacity}},
  };
  if (!load(&reader.library, &image)) return image;
  if (prepare(&reader, bytes, count, working_side) && pixels != NULL && decode(&reader)) read_rows(&reader);
  if (reader.picture) reader.library.release_picture(reader.picture);
  if (reader.handle) reader.library.release_handle(reader.handle);
  if (reader.context) reader.library.close(reader.context);
  reduction_end(&reader.reduction);
  return image;
}

digit_image digit_decode_heif(const uint8_t *bytes, size_t count, size_t working_side, uint8_t *pixels,
                              size_t capacity) {
  digit_image image = {0};
  struct libheif library;
  if (!load(&library, &image)) return image;
  return digit_decode_isolated(decode_file, bytes, count, working_side, pixels, capacity);
}
