// An include against the grain: base lies beneath stats, so this must not compile.
#include "stats/histogram.h"
