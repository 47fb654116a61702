#include "tests/support/main_guiless.h"
