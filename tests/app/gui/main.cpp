#include "tests/support/main_gui.h"
