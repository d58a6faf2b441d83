#pragma once

#include <stdbool.h>
#include <stddef.h>

/// Tunes the heap for a program that holds a few large blocks for a short time, such as images.
///
/// By default, glibc maps each such block anew, and the kernel provides it in pages of 4 KiB on first access: a quarter of the
/// run time for a 12-megapixel photo. After this call the heaps grow in large steps and keep freed memory, and that of the
/// first thread, which a single image needs, requests huge pages, unless the process is limited to less than a gibibyte. Other
/// threads have heaps of their own: a shared one makes them wait for each other. Call it before anything else.
void digit_prefer_large_heap(void);

/// Requests huge pages for memory that is about to be written, where blocks are too large for that heap.
void digit_prefer_huge_pages(void *start, size_t size);

/// Registers a file for removal if SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGPIPE or SIGXCPU ends the program. Signals that are
/// ignored or handled stay so.
///
/// Returns the registration for `digit_keep_at_signal`, or -1 if too many files are registered.
int digit_remove_at_signal(const char *path);

/// Cancels a registration; -1 is ignored.
void digit_keep_at_signal(int slot);

/// From now on SIGINT, SIGTERM and SIGHUP remove the registered files and end the program: SIGINT by itself, the others with
/// the status 130. Signals that are ignored stay so.
void digit_watch_signals(void);

/// Records the next of these signals instead; the one after it ends the program.
void digit_record_signal(void);

/// The next signal ends the program again.
void digit_stop_recording_signals(void);

/// Whether a signal has been recorded.
bool digit_signal_recorded(void);

/// Writes a number with fixed decimal places: printf's `%.*f`, which Swift can call only through type look-ups.
void digit_format_decimal(char *text, size_t size, double value, int places);

/// Tells the processor that the thread waits actively, so that it saves energy and leaves the core to its other thread.
static inline void digit_pause(void) {
#if defined(__x86_64__) || defined(__i386__)
  __builtin_ia32_pause();
#elif defined(__aarch64__) || defined(__arm__)
  __asm__ volatile("yield");
#endif
}
