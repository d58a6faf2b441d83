#include <stdio.h>

#include "CSystemSupport.h"

void digit_format_decimal(char *text, size_t size, double value, int places) {
  snprintf(text, size, "%.*f", places, value);
}
