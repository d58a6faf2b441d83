// Loops over the pixels of planes: images with one float per pixel, row-major.
//
// Each is one simple loop, which the compiler vectorizes for several processors; the loader chooses one version. No
// multiplication is fused with an addition, so that all processors compute the same bytes. The rows of one call do not overlap,
// unless said otherwise.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// The rows of the source become the columns of the target.
void plane_transpose(const float *source, size_t width, size_t height, float *target);

/// target = the bytes of one channel of interleaved pixels, divided by 255.
void row_from_bytes(const uint8_t *pixels, size_t channels, size_t channel, size_t count, float *target);

/// target += weight / 255 · bytes
void row_add_bytes(float *target, const uint8_t *bytes, float weight, size_t count);

/// Averages interleaved pixels, of 1 or 3 channels, into one row of as many planes. Target pixel x is Σ weight · pixel over
/// `taps` pixels from first[x] on, with the weights from weights[x · taps] on. One value beyond the line is read, whatever it
/// is.
void row_average(
    const float *line, size_t channels, const int32_t *first, const float *weights, size_t taps, size_t count,
    float *const planes[]);

/// Whether red, green and blue are equal in each pixel of three bytes.
bool pixels_are_gray(const uint8_t *pixels, size_t count);

/// Takes the first of each three bytes.
void pixels_take_first(const uint8_t *pixels, size_t count, uint8_t *target);

/// Whether the fourth of each four bytes is 255.
bool pixels_are_opaque(const uint8_t *pixels, size_t count);

/// Moves three of each four bytes together, in place.
void pixels_drop_fourth(uint8_t *pixels, size_t count);

/// target += weight · source
void row_add_scaled(float *target, const float *source, float weight, size_t count);

/// target = Σ weights · channels, of three channels
void row_weigh_channels(
    float *target, const float *first, const float *second, const float *third, const float weights[3], size_t count);

/// target = max(target, source). The source may begin inside the target.
void row_maximize(float *target, const float *source, size_t count);

/// target = min(target, source). The source may begin inside the target.
void row_minimize(float *target, const float *source, size_t count);

/// target = min(target, source + offset)
void row_minimize_sum(float *target, const float *source, float offset, size_t count);

/// target = 1 where the source is above the level, otherwise 0
void row_threshold(float *target, const float *source, float level, size_t count);

/// target = max(0, 1 − light / background), with a background of at least 0.02
void row_missing_light(float *target, const float *light, const float *background, size_t count);

/// The signal as ink, 0…1: a soft step from half an edge to three halves of it. The edge is 45 % of the darkest signal nearby,
/// which counts up to `full`; it is at least `low`.
void row_ink(float *target, const float *signal, const float *darkest, float low, float full, size_t count);

/// sums += entering − leaving, either of which may be null; target = weight · sums
void row_slide(
    float *sums, const float *entering, const float *leaving, float weight, float *target, size_t count);

/// target = first + weight · (second − first)
void row_interpolate(float *target, const float *first, const float *second, float weight, size_t count);

/// target = source − (first + weight · (second − first))
void row_subtract_interpolated(
    float *target, const float *source, const float *first, const float *second, float weight, size_t count);

/// target = source − gain · (offset + sign · light), with gain = first + weight · (second − first). The source may be the
/// target.
void row_subtract_light(
    float *target, const float *source, const float *light, float offset, float sign, const float *first,
    const float *second, float weight, size_t count);

/// target = 1/4 · above + 1/2 · middle + 1/4 · below
void row_smooth(float *target, const float *above, const float *middle, const float *below, size_t count);

/// The same along the row; its ends are repeated outside.
void row_smooth_along(float *target, const float *source, size_t count);

enum { HISTOGRAM_BINS = 1024 };

/// Counts the values of every `row_step`-th row, with a weight of `row_step`, in bins of equal width from −1 to 1. Values
/// beyond count as −1 or 1.
void plane_histogram(const float *values, size_t width, size_t height, size_t row_step, int32_t *counts);

/// The first index from `from` on whose value is above the level; `count` if there is none.
size_t row_find_above(const float *row, size_t from, size_t count, float level);

/// Whether all values differ from the reference by at most the tolerance.
bool row_is_within(const float *row, size_t count, float reference, float tolerance);

/// Marks with 1 where a row exceeds both others by more than the level.
void row_mark_ridges(
    uint8_t *marks, const float *row, const float *before, const float *after, float level, size_t count);

/// For each column of an image, how far a line lies below its row in the middle, not counting the bend.
void line_shifts(float slope, float bend, size_t width, int32_t *shifts);

enum { RIDGE_WINDOW = 64 };

/// For 64 places below each other, counts the marks along a line through every `column_step`-th column; at most 255 columns.
///
/// - ridges: the marks at the first place; column after column, each of `column_size`.
/// - shifts: how far the line lies below its first place in each column.
void count_ridges(
    const uint8_t *ridges, size_t column_size, const int32_t *shifts, size_t columns, size_t column_step,
    uint8_t *counts);

/// Adds the values whose keys are below the level to sums[0], the others to sums[1].
void row_split_sums(const float *values, const float *keys, float level, size_t count, double sums[2]);

/// Adds the squares of the differences between values and means to `second`, and their cubes to `third`.
void row_moments(const float *values, const float *means, size_t count, double *second, double *third);

/// Adds the values of a row to the area, and to the steps how much each differs from the one on its left and the one above. The
/// first value counts as a step on its left, the last one as a step on its right.
void row_outline(const float *row, const float *above, size_t count, double *area, double *steps);

/// The value that is number `rank` from 0 in ascending order; reorders the values. Time grows with their number (Hoare 1961).
float select_value(float *values, size_t count, size_t rank);
