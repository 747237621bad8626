// What a script may ask of the world around it.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "http/fetch.h"
#include "script/model.h"
#include "script/storage_call.h"
#include "stats/recorder.h"

namespace hailstorm {

// An answer of a status in one of the ranges is expected, any other has failed (k6:
// responseCallback).
struct Expectation {
  struct Range {
    int min = 200, max = 399;
    bool operator==(const Range&) const = default;
  };

  std::vector<Range> ranges{Range{}};
  bool counted = true;  // false: neither expected nor failed

  Expected of(int status) const;
  bool operator==(const Expectation&) const = default;
};

// Which of a bot's requests under way an answer is for.
using Ticket = std::uint32_t;

// A request to begin. The views hold until the heap is entered again; expectation and jar until the
// answer is handed in.
struct HttpCall {
  FetchRequest fetch;     // a timeout of 0, redirects below 0: the script does not say
  std::string_view name;  // the name tag; empty: the path without its query
  const Expectation* expectation = nullptr;
  Ticket ticket = 0;
  TagSetId tags = 0;       // the group it is begun in, and tags of its own
  bool keep_said = false;  // the script says what becomes of the body
  bool of_batch = false;   // begun as the limits of http.batch allow
};

// Asked from within a heap's calls, about the bot that is being run. Must not enter the heap.
// Thread: the heap's.
class Host {
 public:
  virtual ~Host() = default;

  // Whether requests without an answer throw where the script says nothing; asked once.
  virtual bool throw_failures() const { return false; }
  // Uniform in [0, 1): Math.random().
  virtual double random() = 0;
  // A check passed or failed: of the bot, or as the script was loaded.
  virtual void checked(std::string_view name, TagSetId tags, bool passed) = 0;
  // res.ok() or res.fail(text): takes the place of the verdict that stands.
  virtual void judged(Judged& exchange, Verdict verdict, std::string_view text) = 0;
  // The clock by which scripts time.
  virtual Instant now() const { return SteadyClock().now(); }
  // How long the run has lasted, and will at most, if that is known.
  virtual Nanos run_time() const { return Nanos(0); }
  virtual std::optional<Nanos> run_length() const { return std::nullopt; }
  // Of a script of k6, once at the start of each of a bot's actions: its number among those of all
  // bots of the model, from 0. Nothing where it cannot be told.
  virtual std::optional<std::uint64_t> number_iteration() { return std::nullopt; }
  // How often this was asked before of that list, all workers together as good as can be told.
  virtual std::uint64_t turn(std::size_t) { return 0; }
  // False: the answer is not here; the bot waits for it: see ScriptHeap::storage_calls.
  virtual bool storage(const StorageCall&, StorageAnswer&) { return true; }
  // A group or an observation of the bot is over. The views hold for the call.
  virtual void timed(TimingKind, std::string_view, std::int32_t, Nanos) {}
  // The number of the path of groups that the bot has entered.
  virtual TagSetId in_group(std::string_view /*path*/) { return 0; }
  // The number of a set with further tags, that take the place of those of the same names.
  virtual TagSetId with_tags(TagSetId set, std::span<const OwnTag>) { return set; }
  // A value of a metric, by its place in Program::metrics.
  virtual void measured(std::size_t /*metric*/, TagSetId, double /*value*/) {}
  // A handler, or the constructor, of the bot threw, or used a metric wrongly: "bots/shop.js:12:
  // TypeError: ...".
  virtual void threw(std::string_view text) = 0;
  // console.*: level is debug, log, info, warn or error; the place is that of the call, the file
  // empty where it is not known. The views hold for the call.
  virtual void printed(std::string_view level, std::string_view text, std::string_view file,
                       int line) = 0;

  // The state it is in.
  virtual BotState state() const { return BotState::initializing; }
  // It would like to be in a state, when its handler has ended; in Stopping: to leave.
  virtual void wished(BotState) {}
  // It would like to leave for good: nobody takes its place.
  virtual void wished_to_finish() {}
  // The script calls the run failed, and to be ended or to go on.
  virtual void condemned(std::string_view /*reason*/, bool /*abort*/) {}
};

}  // namespace hailstorm
