// The samples of a run, written to a file while it goes on, by a thread of their own.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>

#include "loop/loop.h"
#include "stats/sample.h"
#include "stats/snapshot.h"

namespace hailstorm {

// How it went.
struct SampleFileEnd {
  std::uint64_t samples = 0, dropped = 0;
  std::string failure;  // why the file could not be written to its end; empty: it was
};

// Thread: the main loop's.
class SampleFile {
 public:
  // `written` is called on the loop's thread when a worker's batch has been dealt with. Loop and
  // clock must outlive it. Throws Error (system) when the file cannot be opened.
  SampleFile(const std::string& path, const std::map<std::string, std::string>& tags, Loop& loop,
             const Clock& clock, std::function<void(unsigned worker)> written);
  ~SampleFile();
  SampleFile(const SampleFile&) = delete;
  SampleFile& operator=(const SampleFile&) = delete;

  void write(SampleBatch batch);
  void write(const std::map<std::string, Census>& bots, Nanos lag);
  // Waits until all is written. Nothing may be written after it.
  SampleFileEnd end();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace hailstorm
