#pragma once

#include <stddef.h>

/// The memory, in bytes, that all decoders of the process together may hold for images that must be read whole before the
/// first row is known: the coefficients of a progressive photo of 100 megapixels fit.
enum { digit_memory_budget = 320000000 };

/// Takes bytes of the budget; waits until other threads have given enough back. Nobody may take a second time before giving
/// back, nor more than the whole budget.
void memory_budget_take(size_t bytes);

/// Gives bytes back.
void memory_budget_give(size_t bytes);
