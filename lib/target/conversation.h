// One client's connection: requests in, each one's fate out.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "loop/timer.h"
#include "target/answer.h"
#include "target/lane.h"
#include "target/outlet.h"
#include "target/request.h"

namespace hailstorm {

// Requests are answered in order; what is pipelined behind one that takes its time waits unread.
// Thread: its lane's.
class Conversation final : public Watched {
 public:
  Conversation(Lane& lane, std::uint64_t id, int socket);

  void ready(bool readable, bool writable) override;
  // Answers the control request under way.
  void resume(const std::string& text, bool json);

 private:
  enum class Stage : std::uint8_t {
    head,      // of the next request
    body,      // of the request
    delayed,   // until the timer is due
    asking,    // the lanes, for a control request
    dripping,  // a body, by the timer
    writing,   // as the socket takes it
    hung,      // never to be answered
    over,      // closed; awaits its destruction
  };

  // Reading.
  void read();
  void take(std::string_view bytes);
  std::size_t serve(std::string_view bytes);
  std::size_t read_request(std::string_view bytes);
  void advance();
  bool serve_unread();
  bool reads() const { return stage_ == Stage::head || stage_ == Stage::body; }

  // A request is whole.
  void begin();
  void answer();
  void tell();
  void spoil();
  void start_answer(int status);
  void start_dripping();
  void drip();
  void pump();
  void end_answer();
  void promise();
  void due();

  // Failing and ending.
  void refuse(int status, std::string_view reason);
  bool flush();
  void watch();
  void end_request(std::uint64_t Counters::*fate);
  void close_in_order();
  void leave();

  Lane& lane_;
  const std::uint64_t id_;
  Wire wire_;
  Outlet outlet_;
  Timer timer_;
  Stage stage_ = Stage::head;

  // The request under way.
  Route* route_ = nullptr;
  Draw fate_;
  std::uint64_t ordinal_ = 0;
  bool head_only_ = false, http_1_0_ = false, keep_alive_ = true;
  BodyReader body_;
  std::string text_;  // the request's body for an echo or a place, or the answer of a place or a
                      // control request
  std::string asked_head_;    // of a request to a place
  std::optional<Told> told_;  // by a place; its body is the text
  std::vector<std::unique_ptr<Route>> own_routes_;

  // The answer under way.
  BodyCursor content_;
  std::uint64_t pieces_ = 0, piece_ = 0;  // of a dripped body
  Instant drip_start_{};

  std::string unread_;  // bytes beyond what could be served
  Instant arrived_{}, first_byte_{};
  bool closing_ = false;  // after the answer
  bool reading_paused_ = false;
  bool yields_ = false;  // goes on with the body at the next event
  bool watches_reading_ = true, watches_writing_ = false;
};

}  // namespace hailstorm
