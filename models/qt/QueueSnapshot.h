#pragma once
// The queue's values come from the flows: the board computes them, the models here show them.
#include "models/workflow/QueueSnapshot.h"
