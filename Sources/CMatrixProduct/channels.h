// Vectors of eight channels, for loops over the pixels of images with interleaved channels.
#pragma once

#include <string.h>

// The compiler makes one version of a function for each of these; the loader chooses one. A sanitizer would be called
// while the loader chooses, before the sanitizer has started. WITHOUT_AVX512 is for measuring AVX2 on a processor that
// has both.
#if defined(__x86_64__) && defined(__linux__) && !__has_feature(thread_sanitizer)
#ifdef WITHOUT_AVX512
#define CLONES __attribute__((target_clones("arch=x86-64-v3", "default")))
#else
#define CLONES __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#endif
#else
#define CLONES
#endif

// Eight channels of a pixel. Most layers have a multiple of eight but not of sixteen, and these loops wait for memory.
enum { LANES = 8 };
typedef float floats __attribute__((vector_size(LANES * sizeof(float)), aligned(sizeof(float))));
typedef int mask __attribute__((vector_size(LANES * sizeof(float))));

#define MIN(a, b) ((a) < (b) ? (a) : (b))
#define SELECT(condition, a, b) ((floats)(((mask)(a) & (condition)) | ((mask)(b) & ~(condition))))
#define RECTIFIED(value) SELECT((value) > 0, value, (floats){0})

// Loads or stores the first `count` channels of a vector: the last vector of a pixel may have fewer than eight.
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
