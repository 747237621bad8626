// What Duktape is given with its one pointer, for both its allocator and its interrupt hook: the
// memory of a heap, and the limits of the stretch of script under way.
#pragma once

#include <duktape.h>

#include <cstddef>
#include <string>
#include <utility>

#include "script/block_pool.h"
#include "script/heap.h"
#include "script/limits.h"

namespace hailstorm {

// In whose name a bot's blocks are held.
struct Holdings {
  BlockPool::Owner own = 0, responses = 0;
};

// When a limit is passed an error is raised wherever the script is, and at its next opcode again,
// and so on: no catch, no finally runs, and its coroutine ends. A stretch that has been cut short
// so is over by strike(), whatever it returned.
class HeapMemory {
 public:
  explicit HeapMemory(const ScriptLimits& limits) : pool(limits.heap_bytes), limits_(limits) {}

  // As malloc and realloc; null at a limit. A large block counts as work.
  void* allocate(std::size_t size);
  void* reallocate(void* block, std::size_t size);

  // A bot's script runs from here on.
  void begin_stretch(const Holdings& holdings);
  // ... or the script's top level, for nobody.
  void begin_loading();
  // ... or something of our own that tells what happened, where memory may be scarce.
  void begin_telling();
  // What has been struck is forgotten; nobody's script runs from here on.
  void end_stretch();
  // Within a stretch: what is allocated next is of a response; no longer so.
  void hold_response();
  void hold_own();

  // The limit that the stretch under way has passed.
  Limit struck() const { return struck_; }
  // Whether a stretch since this was last asked has run for more than 256k opcodes.
  bool took_long() { return std::exchange(took_long_, false); }
  // "killed: ran for 250 ms without waiting (--script-slice)".
  std::string verdict() const;
  const ScriptLimits& limits() const { return limits_; }

  // What Duktape tells: the interrupt hook, an allocation that has failed for good, a regular
  // expression at its limit.
  bool asked_whether_over();
  void out_of_memory();
  void strike(Limit limit);
  // True for the first error after a limit was passed: its place is where that happened.
  bool wants_error();

  BlockPool pool;
  ScriptHeap::State* heap = nullptr;
  duk_context* engine = nullptr;

 private:
  void work_for(BlockPool::Owner owner, std::size_t limit);
  bool may_have(std::size_t size);
  bool out_of_time();
  std::string passed() const;

  ScriptLimits limits_;
  Holdings holdings_;
  std::size_t most_ = SIZE_MAX;  // of the owner that the pool works for
  Limit refused_ = Limit::none;  // why an allocation has just failed
  Limit struck_ = Limit::none;
  bool lenient_ = false;  // an error is being made: that much memory there is
  bool error_kept_ = false;
  bool loading_ = false;
  // The hook is asked at the start of each stretch, and then every 256k opcodes: the CPU time is
  // taken from the second time on.
  int asked_ = 0;
  bool timed_ = false, took_long_ = false;
  Nanos since_{};
};

}  // namespace hailstorm
