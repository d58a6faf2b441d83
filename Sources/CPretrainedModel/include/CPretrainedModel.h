// The model embedded in the program: the bytes of models/digits.safetensors.
#pragma once
#include <stddef.h>

const unsigned char *_Nonnull digit_pretrained_model_bytes(void);
size_t digit_pretrained_model_count(void);
