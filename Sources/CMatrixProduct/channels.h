// Vectors of sixteen channels, for loops over the pixels of images with interleaved channels.
#pragma once

#include <string.h>

// The compiler makes one version of a function for each of these; the loader chooses one. A sanitizer would be called
// while the loader chooses, before the sanitizer has started.
#if defined(__x86_64__) && defined(__linux__) && !__has_feature(thread_sanitizer)
#define CLONES __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define CLONES
#endif

// Sixteen channels of a pixel: one, two or four registers.
enum { LANES = 16 };
typedef float floats __attribute__((vector_size(LANES * sizeof(float)), aligned(sizeof(float))));
typedef int mask __attribute__((vector_size(LANES * sizeof(float))));

#define MIN(a, b) ((a) < (b) ? (a) : (b))
#define SELECT(condition, a, b) ((floats)(((mask)(a) & (condition)) | ((mask)(b) & ~(condition))))

// Loads or stores the first `count` channels of a vector: the last vector of a pixel may have fewer than sixteen.
#define LOAD(target, source, count) \
  do { \
    if ((count) == LANES) (target) = *(const floats *)(source); \
    else (target) = (floats){0}, memcpy(&(target), (source), (count) * sizeof(float)); \
  } while (0)
#define STORE(target, source, count) \
  do { \
    if ((count) == LANES) *(floats *)(target) = (source); \
    else memcpy((target), &(source), (count) * sizeof(float)); \
  } while (0)
