#define _POSIX_C_SOURCE 200809L

#include "CSystemSupport.h"
#include "temporary_files.h"

#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { slots = 64 };

// The thread that exchanges a path for NULL owns it.
static _Atomic(char *) paths[slots];

void digit_remove_temporary_files(void) {
  for (int slot = 0; slot < slots; slot++) {
    const char *path = atomic_exchange(&paths[slot], NULL);
    if (path) unlink(path);
  }
}

int digit_remove_at_signal(const char *path) {
  char *copy = strdup(path);
  for (int slot = 0; copy && slot < slots; slot++) {
    char *none = NULL;
    if (!atomic_compare_exchange_strong(&paths[slot], &none, copy)) continue;
    digit_watch_signals();
    digit_watch_failures();
    return slot;
  }
  free(copy);
  return -1;
}

void digit_keep_at_signal(int slot) {
  if (slot >= 0) free(atomic_exchange(&paths[slot], NULL));
}
