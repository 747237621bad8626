// Samples as lines of JSON, as `k6 run -o json` writes them: docs/reference/ndjson.md.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>

#include "stats/sample.h"
#include "stats/snapshot.h"

namespace hailstorm {

// Thread: its owner's.
class Ndjson {
 public:
  // `tags` are in each point. A moment's time of day is its steady time plus `offset_ns`.
  Ndjson(const std::map<std::string, std::string>& tags, std::int64_t offset_ns);
  ~Ndjson();
  Ndjson(const Ndjson&) = delete;
  Ndjson& operator=(const Ndjson&) = delete;

  // Appends a line per point, and one for each metric before its first point. All batches of a
  // worker must come, in their order.
  void write(const SampleBatch& batch, std::string& lines);
  // The bots at a second's end, and how late the generator was in it.
  void write(const std::map<std::string, Census>& bots, Nanos lag, Instant at, std::string& lines);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace hailstorm
