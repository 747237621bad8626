#include "target/request_log.h"

#include <cerrno>
#include <cstring>
#include <fstream>
#include <thread>
#include <utility>

#include "base/error.h"
#include "loop/loop.h"

namespace hailstorm {

struct RequestLog::State {
  SteadyClock clock;
  Loop loop{clock};
  std::ofstream file;
  std::thread thread;
};

RequestLog::RequestLog(const std::string& file) : state_(std::make_unique<State>()) {
  state_->file.open(file, std::ios::trunc | std::ios::binary);
  if (!state_->file) {
    throw Error(Fault::system, "'" + file + "' cannot be written: " + std::strerror(errno), "--log",
                "name a file in a folder that exists and may be written to");
  }
  state_->file << "ordinal\ttarget\tstatus\tdelay_ns\tduration_ns\n";
  state_->thread = std::thread([state = state_.get()] { state->loop.run(); });
}

RequestLog::~RequestLog() {
  state_->loop.post([state = state_.get()] { state->loop.stop(); });
  state_->thread.join();
}

void RequestLog::append(std::string lines) {
  state_->loop.post([state = state_.get(), lines = std::move(lines)] {
    state->file.write(lines.data(), static_cast<std::streamsize>(lines.size()));
  });
}

void RequestLog::flush(std::function<void(bool)> done) {
  state_->loop.post([state = state_.get(), done = std::move(done)] {
    state->file.flush();
    done(state->file.good());
  });
}

}  // namespace hailstorm
