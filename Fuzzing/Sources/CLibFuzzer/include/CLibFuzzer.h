#pragma once

#include <stddef.h>
#include <stdint.h>

/// Runs libFuzzer with its command line; `run` is called with each input and returns 0.
///
/// Source: LLVM's documentation, "libFuzzer – a library for coverage-guided fuzz testing", "Using libFuzzer as a library".
int LLVMFuzzerRunDriver(int *_Nonnull count, char *_Nullable *_Nonnull *_Nonnull arguments,
                        int (*_Nonnull run)(const uint8_t *_Nullable bytes, size_t count));
