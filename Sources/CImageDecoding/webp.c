#include <stdlib.h>

#include "reduction.h"
#include "shared_library.h"
#include "webp_chunks.h"

/// The version of libwebp's interface, of which the upper byte counts.
enum { interface_version = 0x0200 };

/// `WebPBitstreamFeatures` of libwebp.
struct webp_features {
  int width, height, has_alpha, has_animation, format;
  uint32_t reserved[5];
};

/// The functions of libwebp, declared here so that it is not needed to build this.
struct libwebp {
  int (*features)(const uint8_t *bytes, size_t count, struct webp_features *features, int version);
  uint8_t *(*decode_rgb)(const uint8_t *bytes, size_t count, uint8_t *pixels, size_t size, int stride);
  uint8_t *(*decode_rgba)(const uint8_t *bytes, size_t count, uint8_t *pixels, size_t size, int stride);
};

static int load(struct libwebp *library) {
  const struct library_function functions[] = {
      {"WebPGetFeaturesInternal", &library->features},
      {"WebPDecodeRGBInto", &library->decode_rgb},
      {"WebPDecodeRGBAInto", &library->decode_rgba},
  };
  return digit_load_library("libwebp.so.7", functions, sizeof functions / sizeof *functions);
}

struct webp_reader {
  struct libwebp library;
  digit_image *image;
  struct webp_chunks chunks;
  size_t width, height, channels;
  struct reduction reduction;
};

static int fail(struct webp_reader *reader, digit_image_status status, const char *message) {
  digit_image_fail(reader->image, status, message);
  return 0;
}

/// Reads the header and chooses the output size and channels. Returns 0 on failure.
static int prepare(struct webp_reader *reader, struct byte_span file, size_t working_side) {
  struct webp_chunks *chunks = &reader->chunks;
  if (!digit_webp_read_chunks(reader->image, file, chunks)) return 0;
  struct webp_features picture = {0};
  const struct byte_span bytes = chunks->picture;
  if (reader->library.features(bytes.bytes, bytes.count, &picture, interface_version) != 0 || picture.width < 1 ||
      picture.height < 1)
    return fail(reader, digit_image_corrupt, "libwebp does not understand its header");
  const int is_animation = chunks->canvas_width > 0;
  const size_t right = chunks->left + (size_t)picture.width, bottom = chunks->top + (size_t)picture.height;
  reader->width = is_animation ? chunks->canvas_width : (size_t)picture.width;
  reader->height = is_animation ? chunks->canvas_height : (size_t)picture.height;
  if (right > reader->width || bottom > reader->height)
    return fail(reader, digit_image_corrupt, "the first frame extends beyond the canvas");
  // What the first frame of an animation does not cover is transparent.
  reader->channels = is_animation || picture.has_alpha ? 4 : 3;
  return digit_image_declare(reader->image, reader->width, reader->height) &&
         digit_image_check_unpacked(reader->image, reader->width * reader->channels) &&
         reduction_begin(&reader->reduction, reader->image, reader->width, reader->height, reader->channels,
                         working_side, chunks->orientation);
}

static void read_rows(struct webp_reader *reader) {
  const size_t stride = reader->width * reader->channels, size = stride * reader->height;
  const size_t start = reader->chunks.top * stride + reader->chunks.left * reader->channels;
  uint8_t *pixels = calloc(size, 1);
  if (pixels == NULL) {
    fail(reader, digit_image_out_of_memory, "out of memory");
    return;
  }
  const struct byte_span bytes = reader->chunks.picture;
  const struct libwebp *library = &reader->library;
  if ((reader->channels == 4 ? library->decode_rgba : library->decode_rgb)(
          bytes.bytes, bytes.count, pixels + start, size - start, (int)stride) == NULL)
    fail(reader, digit_image_corrupt, "libwebp cannot decode its pixels");
  else
    for (size_t y = 0; y < reader->height; y++) reduction_add_row(&reader->reduction, pixels + y * stride);
  free(pixels);
}

digit_image digit_decode_webp(const uint8_t *bytes, size_t count, size_t working_side, uint8_t *pixels,
                              size_t capacity) {
  digit_image image = {0};
  struct webp_reader reader = {
      .image = &image,
      .reduction = {.canvas = {.pixels = pixels, .capacity = capacity}},
  };
  if (!load(&reader.library))
    digit_image_fail(&image, digit_image_missing_library, "libwebp7");
  else if (prepare(&reader, (struct byte_span){bytes, count}, working_side) && pixels != NULL)
    read_rows(&reader);
  reduction_end(&reader.reduction);
  return image;
}
