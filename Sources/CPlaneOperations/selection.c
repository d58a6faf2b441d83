#include "CPlaneOperations.h"

static inline void exchange(float *first, float *second) {
  const float value = *first;
  *first = *second;
  *second = value;
}

float select_value(float *values, size_t count, size_t rank) {
  size_t low = 0, high = count - 1;
  while (low < high) {
    // The median of three as the pivot, so that sorted values take linear time too.
    const size_t middle = low + (high - low) / 2;
    if (values[middle] < values[low]) exchange(values + middle, values + low);
    if (values[high] < values[low]) exchange(values + high, values + low);
    if (values[high] < values[middle]) exchange(values + high, values + middle);
    const float pivot = values[middle];
    size_t left = low, right = high;
    while (left <= right) {
      while (values[left] < pivot) left++;
      while (pivot < values[right]) right--;
      if (left > right) break;
      exchange(values + left++, values + right);
      if (right == 0) break;
      right--;
    }
    // Values up to `right` are at most the pivot, those from `left` on at least the pivot, those between equal to it.
    if (rank <= right) high = right;
    else if (rank >= left) low = left;
    else break;
  }
  return values[rank];
}
