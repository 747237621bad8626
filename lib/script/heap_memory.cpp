#include "script/heap_memory.h"

#include <algorithm>
#include <utility>

#include "base/duration.h"
#include "script/heap_state.h"

extern "C" {

int hailstorm_script_timed_out(void* memory) {
  return static_cast<hailstorm::HeapMemory*>(memory)->asked_whether_over();
}

void hailstorm_out_of_memory(void* memory) {
  static_cast<hailstorm::HeapMemory*>(memory)->out_of_memory();
}

void hailstorm_out_of_steps(void* memory) {
  static_cast<hailstorm::HeapMemory*>(memory)->strike(hailstorm::Limit::regexp_steps);
}

void hailstorm_error_made(duk_context* engine, void* memory) {
  if (!static_cast<hailstorm::HeapMemory*>(memory)->wants_error()) return;
  duk_require_stack(engine, 4);
  duk_push_heap_stash(engine);
  duk_dup(engine, -2);
  duk_put_prop_literal(engine, -2, "struck");
  duk_pop(engine);
}

const char* hailstorm_place_without_waiting(void* memory) {
  const auto* heap = static_cast<hailstorm::HeapMemory*>(memory)->heap;
  if (heap->aborted) return "after test.abort: the handler is over";
  return heap->bot ? "in a constructor: do it in a hook, such as onStart"
                   : "at the top level of a script: do it in an action";
}

}  // extern "C"

namespace hailstorm {
namespace {

// Blocks from this size on cost time by the byte: about an opcode for four.
constexpr std::size_t large = 4096, bytes_per_opcode = 4;
// So often a native function that only allocates is asked for its time.
constexpr std::size_t bytes_per_look = 1 << 20;
// What is left of a full heap for the error that says so.
constexpr std::size_t reserve = 1 << 20;

std::string shown_bytes(std::size_t bytes) {
  constexpr std::size_t mib = 1 << 20;
  if (bytes % mib == 0) return std::to_string(bytes / mib) + " MiB";
  return std::to_string(bytes) + " bytes";
}

}  // namespace

// ---- Memory

void* HeapMemory::allocate(std::size_t size) {
  if (size >= large && engine) hailstorm_work(engine, size / bytes_per_opcode);
  void* const block = pool.allocate(size);
  if (block || size == 0 || !may_have(size)) return block;
  return pool.allocate(size);
}

void* HeapMemory::reallocate(void* block, std::size_t size) {
  if (size >= large && engine) hailstorm_work(engine, size / bytes_per_opcode);
  void* const moved = pool.reallocate(block, size);
  if (moved || size == 0 || !may_have(size)) return moved;
  return pool.reallocate(block, size);
}

// Asked when the pool has refused: whether that was for no more than a look at the clock.
bool HeapMemory::may_have(std::size_t size) {
  if (lenient_) {
    pool.work_for(pool.owner());
    pool.set_limit(limits_.heap_bytes + reserve);
    return true;
  }
  if (struck_ != Limit::none) return false;
  const std::size_t after = pool.held(pool.owner()) + BlockPool::cost(size);
  if (after > most_) {
    refused_ = pool.owner() == holdings_.responses ? Limit::response_memory : Limit::memory;
    return false;
  }
  refused_ = Limit::heap_memory;
  if (pool.used() + BlockPool::cost(size) > limits_.heap_bytes) return false;
  if (out_of_time()) {
    struck_ = Limit::slice;
    return false;
  }
  pool.work_for(pool.owner(), std::min(most_, after + bytes_per_look));
  return true;
}

void HeapMemory::out_of_memory() { strike(refused_ == Limit::none ? Limit::memory : refused_); }

// ---- Stretches

void HeapMemory::work_for(BlockPool::Owner owner, std::size_t limit) {
  most_ = limit;
  pool.work_for(owner, std::min(limit, pool.held(owner) + bytes_per_look));
}

void HeapMemory::begin_stretch(const Holdings& holdings) {
  end_stretch();
  holdings_ = holdings;
  work_for(holdings.own, limits_.bot_bytes);
}

void HeapMemory::begin_loading() {
  end_stretch();
  loading_ = true;
  work_for(0, SIZE_MAX);
}

void HeapMemory::end_stretch() {
  took_long_ |= asked_ > 1;
  asked_ = 0;
  timed_ = false;
  loading_ = false;
  pool.work_for(0);
  most_ = SIZE_MAX;
  struck_ = refused_ = Limit::none;
  lenient_ = error_kept_ = false;
  pool.set_limit(limits_.heap_bytes);
}

void HeapMemory::begin_telling() {
  end_stretch();
  pool.set_limit(limits_.heap_bytes + 2 * reserve);
}

void HeapMemory::hold_response() { work_for(holdings_.responses, limits_.response_bytes); }
void HeapMemory::hold_own() { work_for(holdings_.own, limits_.bot_bytes); }

// ---- Limits

bool HeapMemory::out_of_time() {
  const Nanos now = thread_cpu_time();
  if (!timed_) {
    timed_ = true;
    since_ = now;
    return false;
  }
  return now - since_ > (loading_ ? limits_.load : limits_.slice);
}

bool HeapMemory::asked_whether_over() {
  if (struck_ == Limit::none) {
    if (asked_++ == 0 || !out_of_time()) return false;
  }
  strike(Limit::slice);
  return true;
}

void HeapMemory::strike(Limit limit) {
  if (struck_ == Limit::none) struck_ = limit;
  lenient_ = true;
  if (engine) hailstorm_work(engine, SIZE_MAX);
}

bool HeapMemory::wants_error() {
  return struck_ != Limit::none && !std::exchange(error_kept_, true);
}

std::string HeapMemory::verdict() const {
  if (loading_) return passed();
  return "killed: " + passed();
}

std::string HeapMemory::passed() const {
  switch (struck_) {
    case Limit::none: break;
    case Limit::slice:
      if (loading_) return "ran for " + format_duration(limits_.load) + " while it was loaded";
      return "ran for " + format_duration(limits_.slice) + " without waiting (--script-slice)";
    case Limit::memory:
      return "held more than " + shown_bytes(limits_.bot_bytes) + " (--bot-memory)";
    case Limit::heap_memory:
      return "the " + shown_bytes(limits_.heap_bytes) + " of its heap are full (--heap-memory)";
    case Limit::response_memory:
      return "held more than " + shown_bytes(limits_.response_bytes) +
             " of responses (--response-memory)";
    case Limit::regexp_steps:
      return "a regular expression took more than " + std::to_string(limits_.regexp_steps) +
             " steps (--regexp-steps)";
  }
  return {};
}

}  // namespace hailstorm
