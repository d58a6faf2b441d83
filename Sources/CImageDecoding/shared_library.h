#pragma once

#include <stddef.h>

/// A function of a shared library, and the address of the pointer that receives it.
struct library_function {
  const char *name;
  void *pointer;
};

/// Loads a shared library, unless it is loaded, and finds its functions. It stays loaded until the program ends.
///
/// Returns 0 if there is no such library, or if one of the functions is not in it.
int digit_load_library(const char *name, const struct library_function *functions, size_t count);
