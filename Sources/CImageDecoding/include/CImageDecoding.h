#pragma once

#include <stddef.h>
#include <stdint.h>

/// The most pixels a picture may have, and the most along one side (libjpeg's own bound). Four such
/// pictures decoded at once stay within two gibibytes.
enum { digit_maximum_pixels = 100000000, digit_maximum_side = 65500 };

/// What became of a picture.
typedef enum __attribute__((enum_extensibility(closed))) digit_image_status {
  digit_image_ok,
  /// A variant of the format that the library does not decode.
  digit_image_unsupported,
  /// Damaged, cut, or never a picture.
  digit_image_corrupt,
  /// More pixels than `digit_maximum_pixels`, or a longer side than `digit_maximum_side`.
  digit_image_too_many_pixels,
  /// Asks for more work or memory than any honest picture of its size does.
  digit_image_too_demanding,
  digit_image_out_of_memory,
} digit_image_status;

/// The measures of a picture, or why there is none.
typedef struct digit_image {
  digit_image_status status;
  /// Of the pixels: after reduction, and upright as the EXIF orientation says.
  /// 1 channel: gray; 3: red, green, blue; 4: the same with alpha, not premultiplied.
  size_t width, height, channels;
  /// The size that the file declares; 0 where it was not reached.
  size_t source_width, source_height;
  /// The library's own words for a failure, NUL-terminated.
  char message[200];
} digit_image;

/// Decodes a whole JPEG or PNG file held in memory. Nothing is printed, and nothing is thrown past the call.
///
/// The picture may be reduced while it is decoded, which saves time and memory: by as much as leaves its
/// long side at `working_side` pixels or more. 0 leaves every pixel. JPEG is reduced by 2, 4 or 8,
/// PNG by any whole number.
///
/// `pixels` has room for `capacity` levels, and receives height × width × channels of them, 0…255, row-major.
/// Where it is null, only the header is read, and the measures tell how much room there must be.
digit_image digit_decode_jpeg(const uint8_t *_Nonnull bytes, size_t count, size_t working_side,
                              uint8_t *_Nullable pixels, size_t capacity);
digit_image digit_decode_png(const uint8_t *_Nonnull bytes, size_t count, size_t working_side,
                             uint8_t *_Nullable pixels, size_t capacity);

/// The message of a picture that failed.
const char *_Nonnull digit_image_message(const digit_image *_Nonnull image);

/// Bytes that are the caller's, to be released with `digit_bytes_release`; null where memory ran out.
typedef struct digit_bytes {
  uint8_t *_Nullable bytes;
  size_t count;
} digit_bytes;

/// A PNG file of a picture: levels 0…255, row-major, height × width × channels (1: gray; 3: red, green, blue; 4: opacity besides),
/// at least one pixel.
digit_bytes digit_encode_png(const uint8_t *_Nonnull pixels, size_t width, size_t height, size_t channels);

/// Frees the bytes.
void digit_bytes_release(digit_bytes *_Nonnull bytes);
