#include "webp_chunks.h"

#include <string.h>

#include "exif.h"

enum { file_header_size = 12, chunk_header_size = 8, canvas_size = 10, frame_header_size = 16, has_animation = 2 };

static int is(const uint8_t *chunk, const char *type) { return memcmp(chunk, type, 4) == 0; }

/// Some programs write the header of a JPEG's EXIF segment into the chunk.
static int read_orientation(struct byte_span body) {
  static const uint8_t header[6] = "Exif\0";
  const size_t skipped = body.count >= sizeof header && !memcmp(body.bytes, header, sizeof header) ? sizeof header : 0;
  return digit_exif_orientation(body.bytes + skipped, body.count - skipped);
}

/// Sides are stored less one; the frame's place is stored halved.
static void read_frame(struct webp_chunks *chunks, struct byte_span body) {
  if (body.count < frame_header_size) return;
  chunks->left = 2 * (size_t)span_little_endian(body, 0, 3);
  chunks->top = 2 * (size_t)span_little_endian(body, 3, 3);
  chunks->picture = (struct byte_span){body.bytes + frame_header_size, body.count - frame_header_size};
}

int digit_webp_read_chunks(digit_image *image, struct byte_span file, struct webp_chunks *chunks) {
  *chunks = (struct webp_chunks){.picture = file, .orientation = 1};
  const size_t declared = (size_t)span_little_endian(file, 4, 4) + chunk_header_size;
  if (declared > file.count) {
    digit_image_fail_with(image, digit_image_corrupt, "%zu of %zu bytes", file.count, declared);
    return 0;
  }
  int has_frame = 0;
  size_t at = file_header_size;
  while (span_holds(file, at, chunk_header_size)) {
    const uint8_t *chunk = file.bytes + at;
    const size_t size = span_little_endian(file, at + 4, 4);
    at += chunk_header_size;
    if (!span_holds(file, at, size)) break;
    const struct byte_span body = {file.bytes + at, size};
    if (is(chunk, "VP8X") && size >= canvas_size && body.bytes[0] & has_animation) {
      chunks->canvas_width = (size_t)span_little_endian(body, 4, 3) + 1;
      chunks->canvas_height = (size_t)span_little_endian(body, 7, 3) + 1;
    } else if (is(chunk, "ANMF") && !has_frame) {
      read_frame(chunks, body);
      has_frame = 1;
    } else if (is(chunk, "EXIF")) {
      chunks->orientation = read_orientation(body);
    }
    at += size + size % 2;
  }
  if (chunks->canvas_width == 0 || has_frame) return 1;
  digit_image_fail(image, digit_image_corrupt, "an animation without a frame");
  return 0;
}
