#define _POSIX_C_SOURCE 200809L

#include "CSystemSupport.h"
#include "temporary_files.h"

#include <signal.h>
#include <stdatomic.h>
#include <stddef.h>
#include <unistd.h>

static const int watched[] = {SIGINT, SIGTERM, SIGHUP};
enum { watched_count = sizeof watched / sizeof *watched };

/// The exit status after a signal, which a shell also shows for a program that SIGINT ends.
enum { interrupted = 130 };

/// Whether the next signal is to be recorded instead of ending the program.
static atomic_bool records;
static atomic_bool recorded;

static bool is_watched(int signal_number) {
  for (int i = 0; i < watched_count; i++) {
    if (watched[i] == signal_number) return true;
  }
  return false;
}

static void handle(int signal_number) {
  if (is_watched(signal_number) && atomic_exchange(&records, false)) {
    atomic_store(&recorded, true);
    return;
  }
  digit_remove_temporary_files();
  if (signal_number == SIGTERM || signal_number == SIGHUP) _exit(interrupted);
  // A shell stops a loop only if the program ends by the signal itself.
  signal(signal_number, SIG_DFL);
  raise(signal_number);
  // The default action does not end the first process of a container.
  if (getpid() == 1) _exit(128 + signal_number);
}

static void install(int signal_number) {
  const struct sigaction action = {.sa_handler = handle, .sa_flags = SA_RESTART};
  sigaction(signal_number, &action, NULL);
}

// nohup ignores SIGHUP.
static void install_unless_ignored(int signal_number) {
  struct sigaction present;
  if (sigaction(signal_number, NULL, &present) == 0 && present.sa_handler == SIG_DFL) install(signal_number);
}

void digit_watch_signals(void) {
  for (int i = 0; i < watched_count; i++) install_unless_ignored(watched[i]);
}

void digit_watch_failures(void) {
  install_unless_ignored(SIGQUIT);
  install_unless_ignored(SIGPIPE);
  install_unless_ignored(SIGXCPU);
}

void digit_record_signal(void) {
  digit_watch_signals();
  // A shell without job control starts a background program with SIGINT ignored, where kill -INT must work too.
  install(SIGINT);
  atomic_store(&records, true);
  // A parent that starts the program from a worker thread may pass on a mask that blocks the signals.
  sigset_t set;
  sigemptyset(&set);
  for (int i = 0; i < watched_count; i++) sigaddset(&set, watched[i]);
  sigprocmask(SIG_UNBLOCK, &set, NULL);
}

void digit_stop_recording_signals(void) { atomic_store(&records, false); }

bool digit_signal_recorded(void) { return atomic_load_explicit(&recorded, memory_order_relaxed); }
