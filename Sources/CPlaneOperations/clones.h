#pragma once

#pragma STDC FP_CONTRACT OFF

// The compiler makes one version of a function for each of these; the loader chooses one. A sanitizer would be called
// while the loader chooses, before the sanitizer has started.
#if defined(__x86_64__) && defined(__linux__) && !__has_feature(thread_sanitizer)
#define CLONES __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define CLONES
#endif
