#include "CMatrixProduct.h"
