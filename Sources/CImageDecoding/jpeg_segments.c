#include "jpeg_segments.h"

#include <string.h>

#include "exif.h"

enum {
  marker_tem = 0x01,
  marker_rst0 = 0xD0,
  marker_soi = 0xD8,
  marker_eoi = 0xD9,
  marker_sos = 0xDA,
  marker_app1 = 0xE1,
};

static const uint8_t exif_header[6] = "Exif\0";

/// Reads the segments itself, because the time of jpeg_save_markers grows with the square of their number.
int digit_jpeg_orientation(const uint8_t *bytes, size_t count) {
  size_t at = 0;
  while (at < count) {
    // Like libjpeg, skip everything before a marker, and fill bytes.
    while (at < count && bytes[at] != 0xFF) at++;
    while (at < count && bytes[at] == 0xFF) at++;
    if (at == count) break;
    const uint8_t marker = bytes[at++];
    if (marker == 0 || marker == marker_tem || (marker >= marker_rst0 && marker <= marker_soi)) continue;
    if (marker == marker_sos || marker == marker_eoi || count - at < 2) break;
    const size_t length = (size_t)bytes[at] << 8 | bytes[at + 1];
    if (length < 2 || length > count - at) break;
    const uint8_t *body = bytes + at + 2;
    const size_t size = length - 2;
    if (marker == marker_app1 && size >= sizeof exif_header && !memcmp(body, exif_header, sizeof exif_header))
      return digit_exif_orientation(body + sizeof exif_header, size - sizeof exif_header);
    at += length;
  }
  return 1;
}
