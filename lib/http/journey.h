// A fetch on its way: what goes out on each hop, and where an answer sends it next.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "http/fetch.h"
#include "web/authorization.h"

namespace hailstorm {

// Takes one fetch after another; its buffers stay, so that a later one allocates nothing. Thread:
// its owner's.
class Journey {
 public:
  enum class Next : std::uint8_t {
    over,                // the answer is the fetch's
    on,                  // there is another hop
    too_many_redirects,  // there would be one more than is allowed
    nowhere,             // there would be one, but its URL cannot be requested
  };

  // Copies what must last longer than the call: all but the body.
  void start(const FetchRequest& request, Instant now);
  // The request of the hop under way. The views hold until the next call of anything here; so must
  // the body. `nonce` is one that no other hop had.
  Request hop(std::string_view body, Instant now, std::uint64_t nonce);
  // Takes the answer's cookies, and goes to the next hop if there is one.
  Next take(const Answer& answer);
  // Bytes of the body that goes out on the hop under way.
  std::size_t body_size() const { return body_size_; }
  // Where the last redirect led that was not followed.
  const std::string& destination() const { return destination_; }

 private:
  // A digest challenge that was met, and may be again.
  struct Met {
    std::string origin, user;
    DigestChallenge challenge;
    std::uint32_t uses = 0;
  };

  void copy(const FetchRequest& request);
  void take_user_of_url();
  void pick_headers();
  bool write_cookies();
  void write_authorization(std::uint64_t nonce);
  void take_cookies(const Answer& answer);
  bool meet_challenge(const Answer& answer);
  Next redirect(const Answer& answer);
  void go_to(std::string url, int status);
  void leave_home();
  bool knows_challenge() const;
  std::string_view origin() const;

  std::string text_;  // what the fetch began with; views below point into it
  std::string_view home_, method_;
  std::vector<Header> headers_;
  std::vector<OneCookie> cookies_;
  std::size_t body_size_ = 0;
  Keep keep_ = Keep::body;
  AuthScheme auth_ = AuthScheme::none;
  bool authorized_ = false;   // the hop under way has a digest of ours
  std::uint8_t replies_ = 0;  // to challenges, at the URL of the hop under way
  int redirects_max_ = 0, redirects_left_ = 0;
  Instant deadline_{};
  CookieJar* jar_ = nullptr;
  std::string user_, password_;

  std::string url_;  // of the hop under way, without a user
  std::string destination_;
  std::string written_;  // the values of our own headers on that hop
  std::vector<Header> outgoing_;
  std::unique_ptr<Met> met_;
};

}  // namespace hailstorm
