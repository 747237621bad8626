// What the JavaScript of an action costs: one of two is drawn by weight, a GET, its answer, a look
// at the status; no network. Three yardsticks, measured in between, are of the same build of the
// engine. The sketch does the same action and nothing else: one heap for all, a coroutine a bot, a
// response that has a status and a handle; no names, metrics, limits or sessions. A switch resumes
// a coroutine that yields at once, each time a stretch of its own as an action's. And fib(25). What
// a busy machine does to the one it does to the others.
//
//   script_bench [BOTS...]    1000 10000 50000 if not given
#include <duktape.h>
#include <sys/resource.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <string>
#include <vector>

#include "base/random.h"
#include "script/heap.h"
#include "script/heap_memory.h"
#include "silent_host.h"

using namespace hailstorm;

namespace {

Loaded script_that(const std::string& asks) {
  const std::string text =
      "var http = require('hailstorm/http');\n"
      "function Bot() { this.url = 'http://127.0.0.1:8080/hello'; }\n"
      "Bot.actions = { act: 10, rarely: 1 };\n"
      "Bot.prototype.act = function () { var r = " +
      asks + "; if (r.status !== 200) throw r.status; };\n" +
      "Bot.prototype.rarely = function () { this.act(); };\nexports.Bot = Bot;\n";
  return load_program("bot.js", text, {}, [](const std::string&, std::string&) { return false; });
}

const char* const head =
    "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 12\r\n"
    "Date: Mon, 23 Nov 2026 09:00:00 GMT\r\nServer: nginx\r\n\r\n";
const char* const request =
    "GET /hello HTTP/1.1\r\nHost: 127.0.0.1:8080\r\nUser-Agent: hailstorm\r\n\r\n";

Answer an_answer() {
  Answer answer;
  answer.status = 200;
  answer.head = head;
  answer.body = "hello world\n";
  answer.authority = "127.0.0.1:8080";
  answer.request = request;
  return answer;
}

// Of this thread: what neighbours take is not in it.
double cpu_nanos() {
  rusage used{};
  getrusage(RUSAGE_THREAD, &used);
  const auto nanos = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) * 1e9 + static_cast<double>(time.tv_usec) * 1e3;
  };
  return nanos(used.ru_utime) + nanos(used.ru_stime);
}

// Bots as a worker has them: so many to a heap, and due in no order.
struct Crew {
  Crew(const Program& program, std::size_t bots) {
    while (who.size() < bots) {
      if (who.size() % bots_per_heap == 0)
        heaps.push_back(std::make_unique<ScriptHeap>(program, host, ScriptLimits{}));
      who.push_back({heaps.back().get(), heaps.back()->create(0, {}).value()});
    }
    for (std::size_t i = who.size(); i > 1; --i) std::swap(who[i - 1], who[random.below(i)]);
  }

  // Each bot begins an action, then each is answered.
  void act(const Answer& answer) {
    for (std::size_t i = 0; i < who.size(); ++i) {
      const auto& [heap, slot] = who[i];
      expect_after(i);
      if (heap->run(slot, random.below(11) < 10 ? 0 : 1) != Step::http) std::exit(1);
    }
    for (std::size_t i = 0; i < who.size(); ++i) {
      expect_after(i);
      who[i].heap->resume(who[i].slot, 0, answer, {});
    }
    for (const auto& heap : heaps) {
      if (heap->collection_due()) heap->collect();
    }
  }
  void expect_after(std::size_t i) const {
    if (i + 2 < who.size()) who[i + 2].heap->expect(who[i + 2].slot, false);
    if (i + 1 < who.size()) who[i + 1].heap->expect(who[i + 1].slot, true);
  }
  double bytes() const {
    double sum = 0;
    for (const auto& heap : heaps) sum += static_cast<double>(heap->bytes());
    return sum;
  }

  static constexpr std::size_t bots_per_heap = 500;
  struct Who {
    ScriptHeap* heap;
    ScriptHeap::Slot slot;
  };
  SilentHost host;
  Random random{1};
  std::vector<std::unique_ptr<ScriptHeap>> heaps;
  std::vector<Who> who;
};

class Yardstick {
 public:
  Yardstick() : engine_(duk_create_heap(allocate, reallocate, release, &memory_, nullptr)) {
    memory_.engine = engine_;
    duk_eval_string(engine_,
                    "(function (resume, wait) {\n"
                    "  var thread = new Duktape.Thread(function () { for (;;) wait(true); });\n"
                    "  return function () { return resume(thread); };\n"
                    "})(Duktape.Thread.resume, Duktape.Thread.yield)");
    duk_eval_string(engine_, "(function fib(n) { return n < 2 ? n : fib(n - 1) + fib(n - 2); })");
  }
  ~Yardstick() { duk_destroy_heap(engine_); }
  Yardstick(const Yardstick&) = delete;
  Yardstick& operator=(const Yardstick&) = delete;

  // From C++ into a coroutine and back, as often as it takes to be measured.
  double switch_nanos() {
    constexpr int times = 50'000;
    const double begin = cpu_nanos();
    for (int i = 0; i < times; ++i) {
      memory_.begin_telling();
      duk_dup(engine_, 0);
      if (duk_pcall(engine_, 0) != DUK_EXEC_SUCCESS) std::exit(1);
      duk_pop(engine_);
    }
    return (cpu_nanos() - begin) / times;
  }
  double fib_nanos() {
    memory_.begin_telling();
    const double begin = cpu_nanos();
    duk_dup(engine_, 1);
    duk_push_int(engine_, 25);
    if (duk_pcall(engine_, 1) != DUK_EXEC_SUCCESS || duk_get_int(engine_, -1) != 75'025)
      std::exit(1);
    duk_pop(engine_);
    return cpu_nanos() - begin;
  }

 private:
  static void* allocate(void* memory, duk_size_t size) {
    return static_cast<HeapMemory*>(memory)->allocate(size);
  }
  static void* reallocate(void* memory, void* block, duk_size_t size) {
    return static_cast<HeapMemory*>(memory)->reallocate(block, size);
  }
  static void release(void* memory, void* block) {
    static_cast<HeapMemory*>(memory)->pool.release(block);
  }

  HeapMemory memory_{ScriptLimits{}};
  duk_context* engine_;
};

// The action as the first sketch of the engine had it: what a host cannot do without.
class Sketch {
 public:
  explicit Sketch(std::size_t bots)
      : engine_(duk_create_heap(allocate, reallocate, release, &memory_, nullptr)), bots_(bots) {
    memory_.engine = engine_;
    duk_push_c_function(engine_, prepare, 2);
    duk_put_global_string(engine_, "prepare");
    duk_eval_string(
        engine_,
        "(function () { 'use strict';\n"
        "var wait = Duktape.Thread.yield, go = Duktape.Thread.resume, begin = prepare;\n"
        "var http = { get: function (url, params) { begin(url, params); return wait(); } };\n"
        "function Bot() { this.url = 'http://127.0.0.1:8080/hello'; }\n"
        "Bot.prototype.act = function () { var r = http.get(this.url);\n"
        "  if (r.status !== 200) throw r.status; };\n"
        "Bot.prototype.rarely = function () { this.act(); };\n"
        "var acts = [Bot.prototype.act, Bot.prototype.rarely];\n"
        "function work(bot) { var a = acts, y = wait;\n"
        "  for (;;) { try { for (;;) a[y()].call(bot); } catch (e) { bot.failed = e; } } }\n"
        "return { make: function () { var t = new Duktape.Thread(work); go(t, new Bot()); return "
        "t; },\n"
        "         go: function (t, v) { go(t, v); }, response: {} }; })()");
    duk_get_prop_string(engine_, 0, "go");
    go_ = duk_get_heapptr(engine_, -1);
    duk_get_prop_string(engine_, 0, "response");
    response_ = duk_get_heapptr(engine_, -1);
    duk_push_array(engine_);
    for (std::size_t i = 0; i < bots; ++i) {
      memory_.begin_telling();
      duk_get_prop_string(engine_, 0, "make");
      if (duk_pcall(engine_, 0) != DUK_EXEC_SUCCESS) std::exit(1);
      bots_[i] = duk_get_heapptr(engine_, -1);
      duk_put_prop_index(engine_, -2, static_cast<duk_uarridx_t>(i));
    }
    for (std::size_t i = bots; i > 1; --i) std::swap(bots_[i - 1], bots_[random_.below(i)]);
  }
  ~Sketch() { duk_destroy_heap(engine_); }
  Sketch(const Sketch&) = delete;
  Sketch& operator=(const Sketch&) = delete;

  // Each bot begins an action, then each is answered.
  void act() {
    for (void* const bot : bots_) {
      asked_ = nullptr;
      push(bot);
      duk_push_uint(engine_, random_.below(11) < 10 ? 0 : 1);
      call();
      if (asked_ == nullptr) std::exit(1);
    }
    duk_uint_t handle = 0;
    for (void* const bot : bots_) {
      push(bot);
      duk_push_bare_object(engine_);
      duk_push_heapptr(engine_, response_);
      duk_set_prototype(engine_, -2);
      duk_push_int(engine_, 200);
      duk_put_prop_literal(engine_, -2, "status");
      duk_push_uint(engine_, handle++);
      duk_put_prop_literal(engine_, -2, DUK_HIDDEN_SYMBOL("handle"));
      call();
    }
  }

 private:
  static duk_ret_t prepare(duk_context* engine) {
    asked_ = duk_require_string(engine, 0);
    return 0;
  }
  void push(void* bot) {
    memory_.begin_telling();
    duk_push_heapptr(engine_, go_);
    duk_push_heapptr(engine_, bot);
  }
  void call() {
    if (duk_pcall(engine_, 2) != DUK_EXEC_SUCCESS) std::exit(1);
    duk_pop(engine_);
  }
  static void* allocate(void* memory, duk_size_t size) {
    return static_cast<HeapMemory*>(memory)->allocate(size);
  }
  static void* reallocate(void* memory, void* block, duk_size_t size) {
    return static_cast<HeapMemory*>(memory)->reallocate(block, size);
  }
  static void release(void* memory, void* block) {
    static_cast<HeapMemory*>(memory)->pool.release(block);
  }

  static ScriptLimits wide() {
    ScriptLimits limits;
    limits.heap_bytes = std::size_t{1} << 32;
    return limits;
  }

  static inline const char* asked_ = nullptr;
  HeapMemory memory_{wide()};
  duk_context* engine_;
  std::vector<void*> bots_;
  void* go_ = nullptr;
  void* response_ = nullptr;
  Random random_{1};
};

double least(const std::vector<double>& values) {
  return *std::min_element(values.begin(), values.end());
}

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

void measure(const char* what, const std::string& asks, std::size_t bots) {
  const Loaded loaded = script_that(asks);
  Crew crew(loaded.program, bots);
  const double bytes = crew.bytes() / static_cast<double>(bots);
  const Answer answer = an_answer();
  const std::size_t times = std::max<std::size_t>(1, 100'000 / bots);
  std::vector<double> rounds, sketches, switches, fibs, sketch_ratios, ratios, fib_ratios;
  Yardstick yardstick;
  Sketch sketch(bots);
  for (int round = 0; round < 15; ++round) {
    const double begin = cpu_nanos();
    for (std::size_t i = 0; i < times; ++i) crew.act(answer);
    rounds.push_back((cpu_nanos() - begin) / static_cast<double>(times * bots));
    const double sketched = cpu_nanos();
    for (std::size_t i = 0; i < times; ++i) sketch.act();
    sketches.push_back((cpu_nanos() - sketched) / static_cast<double>(times * bots));
    switches.push_back(yardstick.switch_nanos());
    fibs.push_back(yardstick.fib_nanos());
    sketch_ratios.push_back(rounds.back() / sketches.back());
    ratios.push_back(rounds.back() / switches.back());
    fib_ratios.push_back(rounds.back() / fibs.back());
  }
  std::printf(
      "%-18s %5zu bots, %5.0f bytes each: best %5.0f, median %5.0f ns of CPU an action; the "
      "sketch best %.0f, median %.0f: %.2f times that; a switch "
      "best %3.0f, median %3.0f: %.1f times that; fib(25) best %.1f, median %.1f ms: %.0f "
      "millionths "
      "of that\n",
      what, bots, bytes, least(rounds), median(rounds), least(sketches), median(sketches),
      median(sketch_ratios), least(switches), median(switches), median(ratios), least(fibs) / 1e6,
      median(fibs) / 1e6, median(fib_ratios) * 1e6);
}

}  // namespace

int main(int count, char** arguments) {
  std::vector<std::size_t> crews;
  for (int i = 1; i < count; ++i) crews.push_back(std::strtoul(arguments[i], nullptr, 10));
  if (crews.empty()) crews = {1'000, 10'000, 50'000};
  for (const std::size_t bots : crews) {
    if (bots == 0) return 2;
    measure("get(url)", "http.get(this.url)", bots);
  }
  measure("get(url, params)",
          "http.get(this.url, { name: 'hello', headers: { Accept: 'text/plain' } })", crews[0]);
  measure("post(url, form)", "http.post(this.url, { user: 'ann', n: 7 })", crews[0]);
}
