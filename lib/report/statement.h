// What the report vouches for, in sentences.
#pragma once

#include <string>
#include <vector>

#include "report/paint.h"
#include "report/run_summary.h"

namespace hailstorm {

// Each is empty when there is nothing to tell, else lines of up to `width` columns, indented by 2.

// Was each bot there that the shapes wanted, and if not, why.
std::string crowd_words(const RunSummary& summary, int width, const Paint& paint);
// Which ticks have started an action, where every request went, and what the target must have
// counted.
std::string completeness_words(const RunSummary& summary, int width, const Paint& paint);
// What these two say, each sentence on one line with its mark.
std::vector<std::string> statement_lines(const RunSummary& summary);
// "p(95) 29.1ms to 31.0ms, p(99) 58.2ms to 66.0ms (95% confidence)": within which bounds
// percentiles of http_req_duration would lie in other runs like this one. Empty where it is too
// short to tell.
std::string confidence_words(const RunSummary& summary);
// What the cap on series has put together, and what to do about it; empty when there was room.
std::string note_on_folded(const Snapshot& snapshot);
std::string notes_words(const RunSummary& summary, int width, const Paint& paint);

}  // namespace hailstorm
