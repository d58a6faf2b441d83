#pragma once

#include <stddef.h>
#include <stdint.h>

/// The limits of an image: its pixels in total and along a side (libjpeg's own limit). Decoding four such images at
/// the same time takes less than two gibibytes.
enum { digit_maximum_pixels = 100000000, digit_maximum_side = 65500 };

/// The outcome of decoding.
typedef enum __attribute__((enum_extensibility(closed))) digit_image_status {
  digit_image_ok,
  /// A variant of the format that the library does not decode.
  digit_image_unsupported,
  /// Damaged, truncated, or not an image at all.
  digit_image_corrupt,
  /// More pixels than `digit_maximum_pixels`, or a longer side than `digit_maximum_side`.
  digit_image_too_many_pixels,
  /// Takes far more time or memory than a genuine image of its size.
  digit_image_too_demanding,
  digit_image_out_of_memory,
  /// A library that decodes the format is not installed; the message is the name of its Debian package.
  digit_image_missing_library,
} digit_image_status;

/// The size of a decoded image, or the reason for its failure.
typedef struct digit_image {
  digit_image_status status;
  /// The size of the pixels, after reduction and upright as the EXIF orientation says.
  /// Channels: 1 (gray), 3 (red, green, blue) or 4 (with alpha, not premultiplied).
  size_t width, height, channels;
  /// The size that the file declares; 0 if the header could not be read.
  size_t source_width, source_height;
  /// The reason for a failure, mostly the library's own message; NUL-terminated.
  char message[200];
} digit_image;

/// Decodes a whole image file in memory. Prints nothing, and jumps nowhere beyond the call.
///
/// The image is reduced while it is decoded, which saves time and memory, as long as its long side keeps
/// `working_side` pixels or more; 0 keeps every pixel. JPEG is reduced by a factor of 2, 4 or 8, all others by any
/// integer.
///
/// `pixels` has room for `capacity` intensities and receives height × width × channels of them, 0…255, row-major.
/// If it is null, only the header is read, and the returned size tells how much capacity is needed.
typedef digit_image digit_decoder(const uint8_t *_Nonnull bytes, size_t count, size_t working_side,
                                  uint8_t *_Nullable pixels, size_t capacity);
digit_decoder digit_decode_jpeg;
digit_decoder digit_decode_png;
digit_decoder digit_decode_bmp;
/// The first frame.
digit_decoder digit_decode_gif;
/// The first frame. Loads libwebp when it is called.
digit_decoder digit_decode_webp;
/// HEIC and AVIF. Loads libheif when it is called.
digit_decoder digit_decode_heif;

/// The message of an image that failed.
const char *_Nonnull digit_image_message(const digit_image *_Nonnull image);

/// Bytes that the caller must release with `digit_bytes_release`; null if memory ran out.
typedef struct digit_bytes {
  uint8_t *_Nullable bytes;
  size_t count;
} digit_bytes;

/// Encodes at least one pixel as a PNG file, 8 bits per channel.
///
/// `pixels` holds intensities, 0…255; row-major, height × width × channels. Channels: 1 (gray), 3 (red, green, blue)
/// or 4 (with alpha, not premultiplied).
digit_bytes digit_encode_png(const uint8_t *_Nonnull pixels, size_t width, size_t height, size_t channels);

/// Encodes at least one pixel as a JPEG file (baseline), at most 65,500 pixels wide and high.
///
/// `pixels` as for `digit_encode_png`, with one channel or three. `quality` is libjpeg's, 1 to 100.
digit_bytes digit_encode_jpeg(const uint8_t *_Nonnull pixels, size_t width, size_t height, size_t channels,
                              int quality);

/// Releases the bytes.
void digit_bytes_release(digit_bytes *_Nonnull bytes);
