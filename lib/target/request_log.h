// One line per answered request, to check the percentiles of a report against.
#pragma once

#include <functional>
#include <memory>
#include <string>

namespace hailstorm {

// A file and the thread that writes it, so that a thread that answers never waits for a disk.
// Columns, separated by tabs: ordinal (of the request among those for its target), target, status,
// delay_ns (intended), duration_ns (from the first byte of the request read to the last byte of the
// answer handed to the kernel).
class RequestLog {
 public:
  // Throws Error (system) when the file cannot be written.
  explicit RequestLog(const std::string& file);
  // Writes what was appended.
  ~RequestLog();

  // Whole lines. Thread: any.
  void append(std::string lines);
  // Calls done, on the log's thread, when all that was appended before is in the file; `written` is
  // false when the disk did not take it all. Thread: any.
  void flush(std::function<void(bool written)> done);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace hailstorm
