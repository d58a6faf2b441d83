#define _POSIX_C_SOURCE 200809L

#include "CSystemSupport.h"

#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { slots = 64 };

// The thread that exchanges a path for NULL owns it.
static _Atomic(char *) paths[slots];

static void remove_all(int signal_number) {
  for (int slot = 0; slot < slots; slot++) {
    const char *path = atomic_exchange(&paths[slot], NULL);
    if (path) unlink(path);
  }
  signal(signal_number, SIG_DFL);
  raise(signal_number);
  // The default action does not end the first process of a container.
  if (getpid() == 1) _exit(128 + signal_number);
}

static void watch(int signal_number) {
  struct sigaction present;
  if (sigaction(signal_number, NULL, &present) != 0 || present.sa_handler != SIG_DFL) return;
  const struct sigaction action = {.sa_handler = remove_all, .sa_flags = SA_RESTART};
  sigaction(signal_number, &action, NULL);
}

int digit_remove_at_signal(const char *path) {
  char *copy = strdup(path);
  for (int slot = 0; copy && slot < slots; slot++) {
    char *none = NULL;
    if (!atomic_compare_exchange_strong(&paths[slot], &none, copy)) continue;
    watch(SIGINT);
    watch(SIGTERM);
    watch(SIGHUP);
    watch(SIGQUIT);
    watch(SIGPIPE);
    watch(SIGXCPU);
    return slot;
  }
  free(copy);
  return -1;
}

void digit_keep_at_signal(int slot) {
  if (slot >= 0) free(atomic_exchange(&paths[slot], NULL));
}
