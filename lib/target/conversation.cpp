#include "target/conversation.h"

#include <algorithm>
#include <cmath>

namespace hailstorm {
namespace {

constexpr std::size_t longest_head = 65'536;
constexpr std::size_t longest_echo = 16u << 20;
constexpr std::size_t most_unread = 1u
                                    << 20;  // pipelined bytes kept while a request takes its time
constexpr std::size_t piece_size = 65'536;  // of a large body
constexpr int most_pieces_in_a_turn = 16;
constexpr std::size_t most_collected = 262'144;  // bytes of answers sent at once
constexpr Nanos drip_interval = std::chrono::milliseconds(50);
constexpr std::string_view not_http = "\x15\x03 this is not HTTP at all \x01\x02\r\n\r\n";

}  // namespace

Conversation::Conversation(Lane& lane, std::uint64_t id, int socket)
    : lane_(lane),
      id_(id),
      wire_(socket, lane.setting().identity),
      outlet_(lane, wire_),
      timer_(this, [](void* self) { static_cast<Conversation*>(self)->due(); }) {}

void Conversation::ready(bool readable, bool writable) {
  if (stage_ == Stage::over) return;
  if (writable) {
    yields_ = false;
    advance();
  }
  if (readable && stage_ != Stage::over) read();
}

void Conversation::due() {
  if (stage_ == Stage::delayed) {
    answer();
  } else if (stage_ == Stage::dripping) {
    drip();
  }
  advance();
}

void Conversation::resume(const std::string& text, bool json) {
  text_ = text;
  AnswerHead head;
  if (json) head.type = "application/json";
  head.length = text_.size();
  head.close = !keep_alive_;
  head.keep_alive = http_1_0_;
  closing_ = head.close;
  append_head(outlet_.tail(), head);
  content_.start(head_only_ ? std::string_view() : text_, false);
  pump();
  advance();
}

// Reading.

void Conversation::read() {
  std::vector<char>& room = lane_.room();
  for (;;) {
    const Wire::Moved moved = wire_.read(room.data(), room.size());
    lane_.tally().counters.bytes_received += moved.bytes;
    if (moved.bytes > 0) take({room.data(), moved.bytes});
    if (stage_ == Stage::over) return;
    // A client that shuts down its side while it waits for an answer counts as gone.
    if (moved.end == Wire::End::closed) return leave();
    if (!reads() && unread_.size() > most_unread) {
      reading_paused_ = true;
      return watch();
    }
    if (moved.bytes < room.size()) return;
  }
}

void Conversation::take(std::string_view bytes) {
  if (lane_.logs() && (reads() || unread_.empty())) arrived_ = lane_.loop().now();
  if (!unread_.empty() || !reads()) {
    unread_.append(bytes);
  } else {
    const std::size_t used = serve(bytes);
    if (stage_ != Stage::over) unread_.assign(bytes.substr(used));
  }
  advance();
}

// Sends what there is and goes on with what can go on: every event ends here.
void Conversation::advance() {
  while (stage_ != Stage::over && flush() && !yields_) {
    if (stage_ == Stage::writing) {
      pump();
    } else if (stage_ == Stage::dripping && !timer_.armed()) {
      drip();
    } else if (!reads() || !serve_unread()) {
      break;
    }
  }
  if (!reading_paused_ || !reads()) return;
  reading_paused_ = false;
  watch();
  read();
}

// Serves what arrived while a request took its time; false when that needs more bytes.
bool Conversation::serve_unread() {
  if (unread_.empty()) return false;
  std::string bytes;
  bytes.swap(unread_);
  const std::size_t used = serve(bytes);
  if (stage_ != Stage::over && used < bytes.size()) unread_.assign(bytes, used);
  return used > 0;
}

// Returns how many of the bytes were used.
std::size_t Conversation::serve(std::string_view bytes) {
  std::size_t used = 0;
  while (used < bytes.size()) {
    const std::string_view rest = bytes.substr(used);
    std::size_t step = 0;
    if (stage_ == Stage::head) {
      step = read_request(rest);
    } else if (stage_ == Stage::body) {
      step = body_.feed(rest, route_->plan.echo || route_->place.tell ? &text_ : nullptr);
      if (body_.malformed()) refuse(400, "the request's chunks are malformed\n");
      if (text_.size() > longest_echo) refuse(413, "a body to read has at most 16 MiB\n");
      if (stage_ == Stage::body && body_.whole()) begin();
    }
    if (step == 0 || stage_ == Stage::over) break;
    used += step;
    if (outlet_.tail().size() > most_collected && !flush()) break;
  }
  return used;
}

std::size_t Conversation::read_request(std::string_view bytes) {
  if (lane_.logs() && first_byte_ == Instant{}) first_byte_ = arrived_;
  RequestHead head;
  const Reading reading = read_head(bytes, head);
  if (reading == Reading::incomplete) {
    if (bytes.size() > longest_head) refuse(431, "a request's head has at most 64 KiB\n");
    return 0;
  }
  if (reading == Reading::malformed) {
    refuse(400, "this is not a request in HTTP/1.1\n");
    return 0;
  }
  std::unique_ptr<Route> own;
  route_ = &lane_.routes().find(head.target, own);
  if (own) own_routes_.push_back(std::move(own));
  head_only_ = head.method == "HEAD";
  http_1_0_ = head.http_1_0;
  keep_alive_ = head.keep_alive;
  if (route_->place.tell) asked_head_ = bytes.substr(0, head.size);
  body_.start(head);
  stage_ = Stage::body;
  if (body_.whole()) {
    begin();
  } else if (head.expects_continue) {
    outlet_.tail() += "HTTP/1.1 100 Continue\r\n\r\n";
  }
  return head.size;
}

// A request is whole.

void Conversation::begin() {
  if (route_->control != Control::none) {
    stage_ = Stage::asking;
    return lane_.gather(id_, route_->control);
  }
  ordinal_ = lane_.routes().next_ordinal(*route_);
  fate_ = {};
  if (!route_->wire.empty() && keep_alive_ && !head_only_ && !http_1_0_) {
    ++lane_.tally().counters.waiting;
    fate_.status = route_->plan.statuses.empty() ? 200 : route_->plan.statuses.front().status;
    outlet_.tail() += route_->wire;
    content_.skip();
    promise();
    return end_answer();
  }
  ++lane_.tally().counters.waiting;
  fate_ = draw(route_->plan, hash(route_->key, ordinal_));
  if (fate_.delay == Nanos(0)) return answer();
  stage_ = Stage::delayed;
  lane_.loop().arm(timer_, lane_.loop().now() + fate_.delay);
}

void Conversation::answer() {
  if (route_->place.tell && fate_.status < 400) tell();
  if (fate_.spoil != Spoil::none) return spoil();
  start_answer(fate_.status);
  if (content_.whole()) {
    promise();
    return end_answer();
  }
  if (route_->plan.slow > Nanos(0)) return start_dripping();
  pump();
}

// Lets a place answer, instead of the plan.
void Conversation::tell() {
  const std::string_view target = route_->target;
  const std::string_view path = target.substr(0, target.find('?'));
  const std::string_view query = target.substr(std::min(path.size() + 1, target.size()));
  told_ = route_->place.tell({path, query, asked_head_, text_, fate_.status, ordinal_});
  fate_.status = told_->status;
  text_.swap(told_->body);
}

// Appends the head and lays out the body.
void Conversation::start_answer(int status) {
  const Plan& plan = route_->plan;
  const bool own_text = plan.echo || told_;
  const std::string_view text = own_text ? std::string_view(text_) : std::string_view(plan.text);
  const bool filler = plan.size_given && !own_text;
  AnswerHead head;
  if (told_) {
    head.type = told_->type;
    head.lines = told_->lines;
  }
  head.status = status;
  head.length = filler ? plan.size : text.size();
  head.chunked = plan.chunked && !http_1_0_ && has_body(status);
  head.close = !keep_alive_ || fate_.close;
  head.keep_alive = http_1_0_;
  head.extra_headers = plan.extra_headers;
  closing_ = head.close;
  append_head(outlet_.tail(), head);
  if (head_only_ || !has_body(status)) {
    content_.skip();
  } else if (filler) {
    content_.start_filler(plan.size, head.chunked);
  } else {
    content_.start(text, head.chunked);
  }
}

void Conversation::spoil() {
  switch (fate_.spoil) {
    case Spoil::hang:
      end_request(&Counters::hung);
      stage_ = Stage::hung;
      return;
    case Spoil::garbage:
      outlet_.tail() += not_http;
      end_request(&Counters::garbage);
      closing_ = true;
      content_.skip();
      return end_answer();
    case Spoil::none:
    case Spoil::reset_before: break;
    case Spoil::reset_headers: start_answer(fate_.status); break;
    case Spoil::reset_body:
      start_answer(fate_.status);
      content_.append(outlet_.tail(), std::min<std::uint64_t>(content_.left() / 2, piece_size));
      break;
  }
  end_request(&Counters::reset);
  outlet_.flush();
  wire_.reset();
  leave();
}

void Conversation::start_dripping() {
  const std::uint64_t size = content_.left();
  const auto intervals =
      static_cast<std::uint64_t>((route_->plan.slow + drip_interval - Nanos(1)) / drip_interval);
  pieces_ = std::max(intervals, size / piece_size + 1);
  pieces_ = std::max<std::uint64_t>(1, std::min(pieces_, size));
  piece_ = 0;
  stage_ = Stage::dripping;
  drip_start_ = lane_.loop().now();
  if (flush()) lane_.loop().arm(timer_, drip_start_ + route_->plan.slow / pieces_);
}

// Sends the piece that is due. The last one leaves when the time is over.
void Conversation::drip() {
  const double slow = static_cast<double>(route_->plan.slow.count());
  const auto due_of = [&](std::uint64_t piece) {
    const double part = static_cast<double>(piece) / static_cast<double>(pieces_);
    return drip_start_ + Nanos(static_cast<Nanos::rep>(slow * part));
  };
  if (lane_.loop().now() >= due_of(piece_ + 1)) {
    ++piece_;
    const std::uint64_t pieces_left = pieces_ - piece_ + 1;
    content_.append(outlet_.tail(), content_.left() / pieces_left);
    if (content_.whole()) {
      promise();
      return end_answer();
    }
    if (!flush()) return;
  }
  lane_.loop().arm(timer_, due_of(piece_ + 1));
}

// Sends the body as fast as the socket takes it, and lets others have a turn now and then.
void Conversation::pump() {
  stage_ = Stage::writing;
  for (int pieces = 0; !content_.whole(); ++pieces) {
    if (pieces == most_pieces_in_a_turn) {
      yields_ = true;
      return watch();
    }
    content_.append(outlet_.tail(), piece_size);
    if (content_.whole() && route_->control == Control::none) promise();
    if (outlet_.tail().size() >= piece_size && !flush()) return;
  }
  end_answer();
}

void Conversation::promise() {
  --lane_.tally().counters.waiting;
  outlet_.promise({route_, fate_.status, ordinal_, fate_.delay, first_byte_, 0});
  route_ = nullptr;
}

void Conversation::end_answer() {
  if (closing_) {
    stage_ = Stage::writing;
    if (flush()) close_in_order();
    return;
  }
  route_ = nullptr;
  text_.clear();
  told_.reset();
  first_byte_ = {};
  stage_ = Stage::head;
}

// Failing and ending.

void Conversation::refuse(int status, std::string_view reason) {
  ++lane_.tally().counters.malformed;
  AnswerHead head;
  head.status = status;
  head.length = reason.size();
  head.close = true;
  append_head(outlet_.tail(), head);
  outlet_.tail() += reason;
  closing_ = true;
  content_.skip();
  route_ = nullptr;
  end_answer();
}

// Sends what is there; false when that has to wait, or the connection is over.
bool Conversation::flush() {
  const Outlet::Result result = outlet_.flush();
  if (result == Outlet::Result::closed) {
    leave();
    return false;
  }
  watch();
  if (result == Outlet::Result::sent) {
    if (!own_routes_.empty() && !route_) own_routes_.clear();
    return true;
  }
  if (stage_ == Stage::head) stage_ = Stage::writing;
  return false;
}

void Conversation::watch() {
  const bool reading = !reading_paused_, writing = outlet_.blocked() || yields_;
  if (reading == watches_reading_ && writing == watches_writing_) return;
  watches_reading_ = reading;
  watches_writing_ = writing;
  lane_.readiness().change(wire_.fd(), *this, reading, writing);
}

// The request under way ends without an answer.
void Conversation::end_request(std::uint64_t Counters::*fate) {
  Counters& counters = lane_.tally().counters;
  --counters.waiting;
  ++counters.requests;
  ++(counters.*fate);
  ++*route_->counted;
  route_ = nullptr;
}

void Conversation::close_in_order() {
  wire_.finish();
  leave();
}

void Conversation::leave() {
  const bool waits =
      stage_ == Stage::delayed || stage_ == Stage::dripping || stage_ == Stage::writing;
  if (waits && route_ && route_->control == Control::none) end_request(&Counters::gone);
  stage_ = Stage::over;
  outlet_.abandon();
  wire_.close();
  lane_.retire(id_);
}

}  // namespace hailstorm
