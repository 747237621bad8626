// Programs with async functions, lowered as the transpiler does it and run by a bot.
#pragma once

#include <map>
#include <string>

#include "fake_host.h"

namespace hailstorm {

// `await (f(x))` becomes __hs.wait(f(x)), or __hs.call(f, undefined, [x]) where f is a name.
enum class Awaits { wait, call };

inline bool is_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

inline std::size_t end_of_parentheses(const std::string& text, std::size_t at) {
  for (int depth = 0;; ++at) {
    if (text[at] == '(') ++depth;
    if (text[at] == ')' && --depth == 0) return at;
  }
}

inline void lower_await(std::string& text, std::size_t at, Awaits awaits) {
  const std::size_t open = at + 6, name = open + 1;
  std::size_t after = name;
  while (is_word(text[after])) ++after;
  const bool is_call = after > name && text[after] == '(' &&
                       end_of_parentheses(text, after) + 1 == end_of_parentheses(text, open);
  if (awaits == Awaits::wait || !is_call) {
    text.replace(at, 7, "__hs.wait(");
    return;
  }
  const std::size_t end = end_of_parentheses(text, after);
  text.replace(end, 1, "]");
  text.replace(after, 1, ", undefined, [");
  text.replace(at, 7, "__hs.call(");
}

// What is written as `async function name(...) {` and `await (...)`, as ES5.
inline std::string lowered(std::string text, Awaits awaits) {
  const std::string head = "async function ";
  for (std::size_t at; (at = text.find("await (")) != text.npos;) lower_await(text, at, awaits);
  for (std::size_t at; (at = text.find(head)) != text.npos;) {
    const std::size_t name = at + head.size(), end = text.find('(', name);
    const std::string f = text.substr(name, end - name);
    text.insert(text.find('{', end_of_parentheses(text, end)) + 1,
                " if (!__hs.inline(" + f + ")) return __hs.run(" + f + ", this, arguments);");
    text.erase(at, 6);
  }
  return text;
}

// Answers a bot's requests with their own URLs, each after the milliseconds that its URL ends with,
// and lets its timers come, until its handler has ended.
class Answering {
 public:
  Answering(Stage& stage, ScriptHeap::Slot bot) : stage_(stage), bot_(bot), start_(now()) {}

  Step go_on(Step step) {
    while (step != Step::idle && step != Step::failed && step != Step::dead) {
      note();
      const bool sleeps = step == Step::sleeping;
      const Instant wakes = now() + (sleeps ? stage_.heap.sleep_call() : Nanos(0));
      if (!due_.empty() && (!sleeps || due_.begin()->first <= wakes)) {
        step = answer_next();
      } else if (sleeps) {
        advance_to(wakes);
        step = stage_.heap.resume(bot_);
      } else {
        return step;
      }
    }
    return step;
  }
  // Since it began.
  std::int64_t ms() const { return (now() - start_) / std::chrono::milliseconds(1); }
  std::size_t asked() const { return asked_; }
  std::size_t most() const { return most_; }  // under way at once

 private:
  Instant now() const { return stage_.host.now(); }
  void advance_to(Instant at) {
    if (at > now()) stage_.host.clock.advance(at - now());
  }
  void note() {
    for (const HttpCall& call : stage_.heap.calls()) {
      const std::string url(call.fetch.request.url);
      const int ms = std::atoi(url.c_str() + url.rfind('/') + 1);
      due_.insert({now() + std::chrono::milliseconds(ms), {call.ticket, url}});
      ++asked_;
    }
    for (const AskedStorage& asked : stage_.heap.storage_calls())
      due_.insert({now() + std::chrono::milliseconds(50), {asked.ticket, asked.call.key}});
    most_ = std::max(most_, due_.size());
  }
  Step answer_next() {
    const auto [at, what] = *due_.begin();
    due_.erase(due_.begin());
    advance_to(at);
    if (what.text.find('/') == std::string::npos) {
      const StorageAnswer stored{"\"" + what.text + "\"", false};
      return stage_.heap.resume(bot_, what.ticket, stored);
    }
    Answer said = answer(200, {}, what.text);
    if (what.text.find("refused") != std::string::npos) said.outcome = Outcome::connect_refused;
    return stage_.resume(bot_, said, what.ticket);
  }

  struct Due {
    Ticket ticket;
    std::string text;
  };
  Stage& stage_;
  ScriptHeap::Slot bot_;
  Instant start_;
  std::multimap<Instant, Due> due_;
  std::size_t asked_ = 0, most_ = 0;
};

// A bot whose only action is the program, where log(...) prints.
inline std::string program(const std::string& text, Awaits awaits = Awaits::wait) {
  return bot_with(
      "function log() {\n"
      "  console.log(Array.prototype.slice.call(arguments).map(String).join(' '));\n}\n" +
      lowered(text, awaits));
}

// What it has printed, and thrown, by then.
inline std::string said(const Stage& stage) {
  std::string all;
  for (const std::string& line : stage.host.prints) all += line.substr(line.find(' ') + 1) + "\n";
  return all + stage.thrown();
}

// What the program prints.
inline std::string lines_of(const std::string& text, Awaits awaits = Awaits::wait) {
  Stage stage(program(text, awaits));
  const auto bot = stage.heap.create(0, {}).value();
  CHECK(Answering(stage, bot).go_on(stage.heap.run(bot, 0)) == Step::idle);
  return said(stage);
}

}  // namespace hailstorm
