#include "surrounding.h"

#include <cstdio>
#include <utility>

#include "base/duration.h"
#include "base/output_file.h"
#include "exit_codes.h"
#include "report/own_summary.h"
#include "report/summary_export.h"

namespace hailstorm {
namespace {

// "setup() took 12ms and began 3 requests, which are in none of the figures".
std::string note_on(const std::string& name, const RunFunctions::Called& called) {
  const Nanos took = std::chrono::duration_cast<std::chrono::milliseconds>(called.took);
  std::string text = name + "() took " + format_duration(took);
  if (called.begun == 0) return text;
  return text + " and began " + std::to_string(called.begun) +
         (called.begun == 1 ? " request, which is" : " requests, which are") +
         " in none of the figures";
}

// One that cannot be written keeps none of the others from it.
void write_file(const std::string& path, const std::string& text, const Surrounding::Note& note) {
  try {
    write_whole(path, text);
  } catch (const Error& error) {
    note(error.what(), exit_code(error.fault()));
  }
}

std::string arguments_of(const std::string& data) {
  return "[" + (data.empty() ? "null" : data) + "]";
}

}  // namespace

void Surrounding::take_down(const std::string& name, const RunFunctions::Called& called) {
  notes_.push_back(note_on(name, called));
  sentences_.insert(called.sentences.begin(), called.sentences.end());
  requests_ += called.begun;
}

void Surrounding::set_up() {
  if (!functions_.has("setup")) return;
  RunFunctions::Called called =
      functions_.call("setup", "[]", options_.setup_timeout, Fault::setup_timeout);
  take_down("setup", called);
  loaded_.program.setup_data = std::move(called.returned);
}

void Surrounding::tear_down(const Note& note) {
  if (!functions_.has("teardown")) return;
  try {
    const auto called = functions_.call("teardown", arguments_of(loaded_.program.setup_data),
                                        options_.teardown_timeout, Fault::teardown_timeout);
    take_down("teardown", called);
    note(notes_.back(), 0);
  } catch (const Error& error) {
    note(error.what(), exit_code(error.fault()));
  }
}

std::optional<std::string> Surrounding::summarize(const RunSummary& summary, const Note& note) {
  if (!functions_.has("handleSummary")) return std::nullopt;
  std::optional<std::string> own;
  try {
    const auto called = functions_.call(
        "handleSummary", arguments_of(render_summary_data(summary, loaded_.program.setup_data)),
        options_.summary_timeout, Fault::summary_timeout);
    sentences_.insert(called.sentences.begin(), called.sentences.end());
    for (const auto& [name, text] : read_summary_texts(called.returned)) {
      if (name == "stdout") {
        own = text;
      } else if (name == "stderr") {
        std::fputs(text.c_str(), stderr);
      } else {
        write_file(name, text, note);
      }
    }
  } catch (const Error& error) {
    note(error.what(), exit_code(error.fault()));
  }
  return own;
}

}  // namespace hailstorm
