#include "CPretrainedModel.h"

// `#embed` compiles in a second; Swift's `.embedInCode` takes minutes.
static const unsigned char model[] = {
#embed "../../models/digits.safetensors"
};

const unsigned char *digit_pretrained_model_bytes(void) { return model; }
size_t digit_pretrained_model_count(void) { return sizeof model; }
