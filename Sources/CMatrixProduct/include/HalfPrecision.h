// Half precision (IEEE 754 binary16), in which files may store parameters. Addresses of halves need not be aligned.
#pragma once

#include <stddef.h>

/// The single-precision values of halves; every half has one.
void floats_from_halves(size_t count, const void *halves, float *values);

/// The nearest halves of values, ties to even; infinite from 65,520 on.
void halves_from_floats(size_t count, const float *values, void *halves);
