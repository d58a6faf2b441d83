#pragma once

/// Removes all files that are registered by `digit_remove_at_signal`. A signal handler may call it.
void digit_remove_temporary_files(void);

/// From now on SIGQUIT, SIGPIPE and SIGXCPU remove the registered files before they end the program.
void digit_watch_failures(void);
