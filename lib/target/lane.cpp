#include "target/lane.h"

#include <pthread.h>
#include <signal.h>

#include <charconv>

#include "base/check.h"
#include "target/conversation.h"
#include "target/listener.h"

namespace hailstorm {
namespace {

constexpr std::size_t room_size = 65'536;
constexpr std::size_t log_block = 65'536;  // bytes of lines handed to the log at once

// Signals are the main thread's affair; a write to a closed socket says so by its result.
void block_signals() {
  sigset_t all;
  sigfillset(&all);
  HAIL_CHECK(pthread_sigmask(SIG_BLOCK, &all, nullptr) == 0);
}

void append_column(std::string& line, std::int64_t value, char end) {
  char digits[24];
  line.append(digits, std::to_chars(digits, digits + sizeof digits, value).ptr);
  line += end;
}

}  // namespace

Lane::Lane(const LaneSetting& setting, int index)
    : setting_(setting),
      loop_(setting.clock),
      readiness_(std::make_unique<Readiness>(loop_)),
      routes_(setting.seed, index, setting.count),
      room_(room_size) {}

Lane::~Lane() { HAIL_CHECK(!thread_.joinable()); }

void Lane::listen(int socket) { listener_ = std::make_unique<Listener>(*this, socket); }

void Lane::start() {
  thread_ = std::thread([this] { live(); });
}

void Lane::stop() {
  loop_.post([this] { loop_.stop(); });
  thread_.join();
}

void Lane::live() {
  block_signals();
  loop_.run();
  listener_.reset();
  connections_.clear();
  retired_.clear();
  hand_over_log();
}

void Lane::adopt(int socket) {
  const std::uint64_t id = ++last_connection_;
  auto connection = std::make_unique<Conversation>(*this, id, socket);
  if (!readiness_->watch(socket, *connection)) return;
  connections_.emplace(id, std::move(connection));
  ++tally_.counters.connections_opened;
  ++tally_.counters.connections_current;
}

void Lane::retire(std::uint64_t connection) {
  const auto found = connections_.find(connection);
  HAIL_CHECK(found != connections_.end());
  if (retired_.empty()) loop_.defer([this] { retired_.clear(); });
  retired_.push_back(std::move(found->second));
  connections_.erase(found);
  --tally_.counters.connections_current;
}

Counters Lane::counted() const {
  Counters counters = tally_.counters;
  for (std::size_t status = 0; status < tally_.by_status.size(); ++status) {
    const std::uint64_t n = tally_.by_status[status];
    if (n > 0) counters.by_status[static_cast<int>(status)] = n;
  }
  routes_.add_to(counters);
  return counters;
}

void Lane::zero() {
  Counters fresh;
  fresh.waiting = tally_.counters.waiting;
  fresh.connections_current = tally_.counters.connections_current;
  tally_.counters = fresh;
  tally_.by_status = {};
  routes_.zero();
}

void Lane::log(const Promised& answer, Instant done) {
  append_column(log_lines_, static_cast<std::int64_t>(answer.ordinal), '\t');
  log_lines_ += answer.route->target;
  log_lines_ += '\t';
  append_column(log_lines_, answer.status, '\t');
  append_column(log_lines_, answer.delay.count(), '\t');
  append_column(log_lines_, (done - answer.first_byte).count(), '\n');
  if (log_lines_.size() >= log_block) hand_over_log();
}

void Lane::hand_over_log() {
  if (log_lines_.empty()) return;
  std::string lines;
  lines.reserve(log_block + 4096);
  lines.swap(log_lines_);
  setting_.log->append(std::move(lines));
}

void Lane::gather(std::uint64_t connection, Control control) {
  const std::uint64_t token = ++last_token_;
  gatherings_[token] = {connection, control, {}, setting_.lanes.size()};
  for (const auto& lane : setting_.lanes) {
    lane->post([this, &asked = *lane, token, control] {
      Counters part;
      if (control == Control::flush) {
        asked.hand_over_log();
      } else {
        part = asked.counted();
      }
      if (control == Control::counters_reset) asked.zero();
      post([this, token, part = std::move(part)] { collect(token, part); });
    });
  }
}

void Lane::collect(std::uint64_t token, const Counters& part) {
  const auto found = gatherings_.find(token);
  Gathering& gathering = found->second;
  gathering.sum.add(part);
  if (--gathering.missing > 0) return;
  const std::uint64_t connection = gathering.connection;
  if (gathering.control != Control::flush) {
    resume(connection, to_json(gathering.sum), true);
  } else if (setting_.log) {
    setting_.log->flush([this, connection](bool written) {
      post([this, connection, written] {
        resume(connection, written ? "written\n" : "the log could not be written: disk full?\n",
               false);
      });
    });
  } else {
    resume(connection, "there is no log: start the target with --log FILE\n", false);
  }
  gatherings_.erase(found);
}

void Lane::resume(std::uint64_t connection, const std::string& text, bool json) {
  if (const auto found = connections_.find(connection); found != connections_.end()) {
    found->second->resume(text, json);
  }
}

}  // namespace hailstorm
