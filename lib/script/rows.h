// Lists that all heaps read and none has a copy of: what a SharedArray was made of, and tables.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "web/csv.h"

namespace hailstorm {

// Filled while the script is loaded, constant from then on. Thread: any, then.
struct Rows {
  std::string name;  // of the SharedArray, or the path and separator of the table
  std::string path;  // of the table
  // The elements as JSON in a script's own encoding, one behind the other, and where each ends.
  std::string texts;
  std::vector<std::uint64_t> ends;
  std::unique_ptr<Csv> table;  // instead of them
  bool runs_out = false;       // a bot without a row of its own is not wanted: rows of `by: 'stop'`

  std::size_t size() const { return table ? table->size() : ends.size(); }
  std::string_view text(std::size_t i) const {
    const std::uint64_t begin = i == 0 ? 0 : ends[i - 1];
    return std::string_view(texts).substr(begin, ends[i] - begin);
  }
};

}  // namespace hailstorm
