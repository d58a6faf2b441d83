// Lines of whole numbers, 64 bytes at a time.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
  /// The number of bytes that are read at a time.
  PLAIN_ROW_BLOCK = 64
};

/// How often a byte occurs in a text.
size_t count_byte(size_t length, const uint8_t *text, uint8_t byte);

/// Reads a line of plain cells: whole numbers of one to three digits, at most `maximum`, with one separator between two.
///
/// cells: room for `columns` values and PLAIN_ROW_BLOCK more, which may be overwritten.
///
/// Returns whether the line has exactly `columns` such cells; if not, what is in `cells` has no meaning.
bool read_plain_row(
    const uint8_t *line, size_t length, uint8_t separator, uint8_t maximum, size_t columns, uint8_t *cells);
