#pragma once

/// Makes memory cheap for a program that holds a few large blocks for a short time, as pictures are.
///
/// The C library otherwise maps such a block anew each time, and the system hands it out in pages of 4 KiB on
/// first touch: for a photo of 12 megapixels that was a quarter of the whole run. After this all threads share
/// one heap that grows in large steps, asks for huge pages and keeps what is freed. To be called first of all.
/// Does nothing where the C library is not glibc.
void digit_prefer_large_heap(void);

/// Has a file removed if SIGINT, SIGTERM or SIGHUP ends the program; where such a signal is ignored or handled, that
/// is left as it is.
///
/// Returns what `digit_keep_at_signal` takes; -1 where so many files are named already that there is no room.
int digit_remove_at_signal(const char *path);

/// Takes that back; nothing is to be taken back of -1.
void digit_keep_at_signal(int slot);
