// The bots of one JavaScript heap: made, run and resumed, one coroutine each.
//
// A bot's coroutine is never restarted: it loops for ever, waiting for the number of a handler,
// running it, waiting again. A call that blocks (http.get, sleep) says what it wants, yields, and
// is resumed with the result. Requests are said, too, and begun by the host when the stretch of
// script is over: so a call that cannot wait where it stands has begun nothing. Async functions and
// callbacks have coroutines of their own, the bot's strands: strands.js goes on with them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "http/exchange.h"
#include "script/host.h"
#include "script/limits.h"
#include "script/model.h"
#include "script/program.h"

namespace hailstorm {

// Where a bot stands after a stretch of script.
enum class Step {
  idle,      // the handler has ended
  failed,    // the handler threw; the bot is idle. Host::threw has been told
  http,      // it waits for answers
  sleeping,  // it waits for sleep_call(), and goes on earlier when an answer comes
  storage,   // it waits for the answer to its storage_calls()
  waiting,   // it waits for answers that it has asked for before, or its strands have
  dead,      // the coroutine is gone; only destroy() is left. Host::threw has been told. death()
             // says which limit was passed
};

// Thread: the one that made it.
class ScriptHeap {
 public:
  // A bot of this heap, by number; numbers of destroyed bots are used again.
  using Slot = std::uint32_t;

  // Loads the program. The host must outlive the heap. Throws Error (script).
  ScriptHeap(const Program& program, Host& host, const ScriptLimits& limits);
  ~ScriptHeap();
  ScriptHeap(const ScriptHeap&) = delete;
  ScriptHeap& operator=(const ScriptHeap&) = delete;

  const std::vector<Model>& models() const;

  // Constructs a bot; nothing when its constructor threw, or passed a limit: then death() says
  // which.
  std::optional<Slot> create(std::size_t model, const BotParams& params);
  void destroy(Slot bot);
  std::size_t bots() const;

  // Runs a handler of an idle bot.
  Step run(Slot bot, std::uint32_t handler);
  // Brings near (base/near.h) what resuming a bot takes: first its records and the object of its
  // coroutine; when these have come, the frames that wait there.
  void expect(Slot bot, bool came) const;
  // Calls a method of an idle bot; the arguments are JSON text: an array of them, the only one, or
  // empty. The views need not outlive the call. When the handler has ended, in whatever stretch of
  // script, returned() is the JSON text of its result.
  Step invoke(Slot bot, std::string_view method, std::string_view arguments);
  const std::string& returned() const;
  // Hands a bot the answer to one of its requests.
  Step resume(Slot bot, Ticket ticket, const Answer& answer, const SeriesId& series);
  // Goes on with a bot that sleeps, when its time has come or earlier.
  Step resume(Slot bot);

  // Hands a bot what its storage says.
  Step resume(Slot bot, Ticket ticket, const StorageAnswer& answer);
  // The timers that the handler under way leaves will not run. True when the bot is to be resumed,
  // as if it had slept.
  bool drop_timers(Slot bot);

  // The requests that the stretch of script asks for, whatever its step but `dead`; each is to be
  // begun, and its answer handed in unless the bot is destroyed. Until the heap is entered again.
  std::span<const HttpCall> calls() const;
  Nanos sleep_call() const;
  // What it asks of storages, in the same way.
  std::span<const AskedStorage> storage_calls() const;
  // What the bot of a step `dead`, or of a failed create(), died of; Limit::none when it was no
  // limit.
  Limit death() const;
  // Whether a stretch since this was last asked has run for more than 256k opcodes.
  bool took_long();
  // What a handler that gives a number (AskedWait) gave: when its step is idle, until the heap is
  // entered again.
  double result() const;

  std::size_t bytes() const;
  // True when the heap has grown by 50 %, and 1 MiB, since the last collection.
  bool collection_due() const;
  // Mark and sweep: reference counting alone leaves the cycles that closures make.
  void collect();

  // For the sources of this room only.
  struct State;

 private:
  friend Loaded load_program(const std::string&, const std::string&, const ScriptWorld&,
                             const ReadModule&, const ScriptLimits&, const Finish&);
  // Where what a program is made of comes from while it is loaded.
  struct Supply {
    const ReadModule& read;
    const Finish& finish;
  };
  ScriptHeap(Program& program, Host& host, const ScriptLimits& limits, const Supply& supply);

  std::unique_ptr<State> state_;
};

}  // namespace hailstorm
