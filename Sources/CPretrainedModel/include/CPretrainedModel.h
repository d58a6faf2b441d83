// The model file that the program carries: models/digits.safetensors, byte for byte.
#pragma once
#include <stddef.h>

const unsigned char *_Nonnull digit_pretrained_model_bytes(void);
size_t digit_pretrained_model_count(void);
