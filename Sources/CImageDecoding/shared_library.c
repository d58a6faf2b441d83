#include "shared_library.h"

#include <dlfcn.h>
#include <string.h>

int digit_load_library(const char *name, const struct library_function *functions, size_t count) {
  void *library = dlopen(name, RTLD_NOW | RTLD_LOCAL);
  if (library == NULL) return 0;
  for (size_t i = 0; i < count; i++) {
    void *function = dlsym(library, functions[i].name);
    if (function == NULL) return 0;
    memcpy(functions[i].pointer, &function, sizeof function);
  }
  return 1;
}
