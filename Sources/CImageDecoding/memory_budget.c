#include "memory_budget.h"

#include <pthread.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t given_back = PTHREAD_COND_INITIALIZER;
static size_t available = digit_memory_budget;

void memory_budget_take(size_t bytes) {
  pthread_mutex_lock(&lock);
  while (available < bytes) pthread_cond_wait(&given_back, &lock);
  available -= bytes;
  pthread_mutex_unlock(&lock);
}

void memory_budget_give(size_t bytes) {
  pthread_mutex_lock(&lock);
  available += bytes;
  pthread_cond_broadcast(&given_back);
  pthread_mutex_unlock(&lock);
}
