// The script heaps of a worker: as many as its bots need, collected one at a time.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "script/heap.h"
#include "storm/options.h"
#include "storm/workplace.h"

namespace hailstorm {

// Thread: the worker's.
class Heaps {
 public:
  // All must outlive it.
  Heaps(const Program& program, ScriptHost& host, const StormOptions& options)
      : program_(program), host_(host), options_(options) {}

  // Makes the heaps that so many bots need, a hundred at most: a shape that grows for ever gets the
  // others as it needs them. Throws Error (script).
  void load(std::uint64_t bots);
  // A heap that has room for another bot; makes one if there is none. Throws Error (script).
  ScriptHeap& with_room();
  bool collection_due() const;
  // Collects one heap, if one is due, so that a pause is that of a heap, never of them all; returns
  // how long it was.
  std::optional<Nanos> collect(const Clock& clock);

  std::size_t bytes() const;
  void clear() { heaps_.clear(); }

 private:
  ScriptHeap& add();

  const Program& program_;
  ScriptHost& host_;
  const StormOptions& options_;
  std::vector<std::unique_ptr<ScriptHeap>> heaps_;
  std::size_t next_ = 0;  // to be looked at for garbage
};

}  // namespace hailstorm
