// Includes along the grain: stats needs base, so this must compile.
#include "base/check.h"
#include "stats/histogram.h"
