#include "sample_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <thread>
#include <utility>

#include "base/error.h"
#include "base/wall_clock.h"
#include "loop/mailbox.h"
#include "report/ndjson.h"

namespace hailstorm {
namespace {

int open_file(const std::string& path) {
  const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
  if (file < 0) {
    throw Error(Fault::system, std::string("the file cannot be written: ") + std::strerror(errno),
                path, "the folder must exist and be yours to write");
  }
  return file;
}

// What the writing thread is told.
struct Told {
  SampleBatch batch;
  std::map<std::string, Census> bots;
  Nanos lag{};
  Instant at{};
  bool of_worker = false;
};

}  // namespace

struct SampleFile::State {
  State(const std::string& path, const std::map<std::string, std::string>& tags, Loop& main_loop,
        const Clock& the_clock, std::function<void(unsigned)> whom_to_tell)
      : clock(the_clock),
        loop(the_clock),
        inbox(loop, [this](const Told& told) { hear(told); }),
        outbox(main_loop, std::move(whom_to_tell)),
        ndjson(tags, unix_nanos() - the_clock.now().time_since_epoch().count()),
        file(open_file(path)),
        thread([this] { loop.run(); }) {}

  // On the writing thread.
  void hear(const Told& told) {
    std::string lines;
    if (told.of_worker) {
      ndjson.write(told.batch, lines);
      result.samples += told.batch.samples.size();
      result.dropped += told.batch.dropped;
    } else {
      ndjson.write(told.bots, told.lag, told.at, lines);
    }
    write(lines);
    if (told.of_worker) outbox.post(told.batch.worker);
  }

  void write(std::string_view lines) {
    while (!lines.empty() && result.failure.empty()) {
      const ssize_t written = ::write(file, lines.data(), lines.size());
      if (written < 0 && errno == EINTR) continue;
      if (written < 0) {
        result.failure = std::strerror(errno);
        return;
      }
      lines.remove_prefix(static_cast<std::size_t>(written));
    }
  }

  const Clock& clock;
  Loop loop;
  Mailbox<Told> inbox;
  Mailbox<unsigned> outbox;
  Ndjson ndjson;
  SampleFileEnd result;
  int file;
  std::thread thread;  // the last: it uses the others
};

SampleFile::SampleFile(const std::string& path, const std::map<std::string, std::string>& tags,
                       Loop& loop, const Clock& clock, std::function<void(unsigned)> written)
    : state_(std::make_unique<State>(path, tags, loop, clock, std::move(written))) {}

SampleFile::~SampleFile() {
  if (state_->thread.joinable()) end();
}

void SampleFile::write(SampleBatch batch) {
  Told told;
  told.batch = std::move(batch);
  told.of_worker = true;
  state_->inbox.post(std::move(told));
}

void SampleFile::write(const std::map<std::string, Census>& bots, Nanos lag) {
  Told told;
  told.bots = bots;
  told.lag = lag;
  told.at = state_->clock.now();
  state_->inbox.post(std::move(told));
}

SampleFileEnd SampleFile::end() {
  state_->loop.post([this] { state_->loop.stop(); });
  state_->thread.join();
  if (::close(state_->file) != 0 && state_->result.failure.empty())
    state_->result.failure = std::strerror(errno);
  return state_->result;
}

}  // namespace hailstorm
