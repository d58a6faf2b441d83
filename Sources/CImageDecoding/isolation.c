// For MAP_ANONYMOUS, which C itself does not have.
#define _GNU_SOURCE

#include "isolation.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

enum {
  /// Of the processor's time.
  maximum_seconds = 10,
  /// Of waiting, in case the child never runs: a lock that another thread held at the fork stays locked in it.
  maximum_wait = 120,
};

/// The memory that decoding may reserve, in bytes; a picture of 50 megapixels needs 400 MB.
static const rlim_t maximum_memory = 1500000000;

/// What the child leaves to its parent.
struct result {
  digit_image image;
  int is_complete;
  uint8_t pixels[];
};

/// The memory that this process has reserved, in bytes; 0 if the system does not say.
static rlim_t reserved_memory(void) {
  char text[64] = {0};
  const int file = open("/proc/self/statm", O_RDONLY | O_CLOEXEC);
  if (file < 0) return 0;
  const ssize_t length = read(file, text, sizeof text - 1);
  close(file);
  return length > 0 ? strtoul(text, NULL, 10) * (rlim_t)sysconf(_SC_PAGESIZE) : 0;
}

static void limit(int resource, rlim_t value) { setrlimit(resource, &(struct rlimit){value, value}); }

/// Gives the child its limits, no output, and the usual end at a signal.
static void restrict_child(void) {
  const rlim_t reserved = reserved_memory();
  if (reserved > 0) limit(RLIMIT_AS, reserved + maximum_memory);
  limit(RLIMIT_CPU, maximum_seconds);
  limit(RLIMIT_CORE, 0);
  // A handler of the parent would remove the parent's temporary files.
  const int signals[] = {SIGINT,  SIGTERM, SIGHUP, SIGQUIT, SIGPIPE, SIGXCPU,
                         SIGALRM, SIGABRT, SIGSEGV, SIGBUS, SIGFPE,  SIGILL};
  for (size_t i = 0; i < sizeof signals / sizeof *signals; i++) signal(signals[i], SIG_DFL);
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, NULL);
  alarm(maximum_wait);
  const int nothing = open("/dev/null", O_WRONLY);
  dup2(nothing, STDOUT_FILENO);
  dup2(nothing, STDERR_FILENO);
}

static void run(digit_decoder *decode, const uint8_t *bytes, size_t count, size_t working_side,
                struct result *result, int wants_pixels, size_t capacity) {
  digit_image *image = &result->image;
  const pid_t child = fork();
  if (child == 0) {
    restrict_child();
    *image = decode(bytes, count, working_side, wants_pixels ? result->pixels : NULL, capacity);
    result->is_complete = 1;
    _exit(0);
  }
  if (child < 0) {
    digit_image_fail(image, digit_image_out_of_memory, "no further process");
    return;
  }
  int status = 0;
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) {}
  if (result->is_complete) return;
  *image = (digit_image){0};
  // The system kills what exceeds the time, or the memory of the machine.
  const int end = WIFSIGNALED(status) ? WTERMSIG(status) : 0;
  if (end == SIGKILL || end == SIGXCPU || end == SIGALRM)
    digit_image_fail_with(image, digit_image_too_demanding, "more than %d seconds", maximum_seconds);
  else
    digit_image_fail(image, digit_image_corrupt, "its decoder failed");
}

digit_image digit_decode_isolated(digit_decoder *decode, const uint8_t *bytes, size_t count, size_t working_side,
                                  uint8_t *pixels, size_t capacity) {
  digit_image image = {0};
  const size_t size = sizeof(struct result) + (pixels ? capacity : 0);
  struct result *result = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  if (result == MAP_FAILED) {
    digit_image_fail(&image, digit_image_out_of_memory, "out of memory");
    return image;
  }
  run(decode, bytes, count, working_side, result, pixels != NULL, capacity);
  image = result->image;
  if (image.status == digit_image_ok && pixels != NULL) {
    if (image.width * image.height * image.channels <= capacity)
      memcpy(pixels, result->pixels, image.width * image.height * image.channels);
    else
      digit_image_fail(&image, digit_image_corrupt, "its decoder failed");
  }
  munmap(result, size);
  return image;
}
