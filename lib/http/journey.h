// A fetch on its way: what goes out on each hop, and where an answer sends it next.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "http/fetch.h"
#include "web/authorization.h"
#include "web/url.h"

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
  // The URL of the hop under way, cut, and as it was asked for; and its method.
  const Url& url() const { return cut_; }
  std::string_view whole_url() const { return url_; }
  std::string_view method() const { return method_; }
  // The request of the hop under way. The views hold until the next call of anything here; so must
  // the body. `nonce` is one that no other hop had.
  Request hop(std::string_view body, Instant now, std::uint64_t nonce);
  // Takes the answer's cookies, and goes to the next hop if there is one.
  Next take(const Answer& answer);
  // Bytes of the body that goes out on the hop under way.
  std::size_t body_size() const { return body_size_; }
  // Where the redirect led that was not followed.
  const std::string& destination() const { return aside_->destination; }

 private:
  // A digest challenge that was met, and may be again.
  struct Met {
    std::string origin, user;
    DigestChallenge challenge;
    std::uint32_t uses = 0;
  };

  // What most fetches do without.
  struct Aside {
    std::string user, password;  // of `auth_`
    std::string url;             // of a hop that a redirect led to
    std::string destination;
    std::string written;  // the values of our own headers on the hop under way
    std::unique_ptr<Met> met;
  };

  void copy(const FetchRequest& request, std::string_view url);
  void take_user(const FetchRequest& request, std::optional<UrlUser> of_url);
  Aside& aside();
  void go(std::string_view url);
  void write_headers(std::uint64_t nonce);
  void pick_headers();
  void write_cookies(std::string& line) const;
  void write_authorization(std::string& written, std::uint64_t nonce);
  void take_cookies(const Answer& answer);
  bool meet_challenge(const Answer& answer);
  Next redirect(const Answer& answer);
  void go_to(int status);
  void leave_home();
  bool knows_challenge() const;

  std::string text_;  // what the fetch began with; views below point into it
  std::string_view method_;
  std::string_view home_;  // the origin that the fetch began with
  std::string_view url_;   // of the hop under way, without a user
  Url cut_;                // the same, cut
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
  std::vector<Header> outgoing_;
  std::unique_ptr<Aside> aside_;  // once it was needed
};

}  // namespace hailstorm
