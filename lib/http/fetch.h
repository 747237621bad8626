// A request of a script, from its URL to its final answer: cookies, authentication, redirects,
// decoding. Each hop on the way is one exchange.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "http/exchange.h"
#include "http/flight.h"
#include "web/cookies.h"
#include "web/url.h"

namespace hailstorm {

class Client;
class Journey;
class Pool;

enum class AuthScheme : std::uint8_t { none, basic, digest };

// A cookie of one request alone; it beats one of the jar of the same name (k6: `replace`), or goes
// out beside it.
struct OneCookie {
  std::string_view name, value;
  bool replace = false;
};

// What to fetch. Everything is borrowed for the call that begins the fetch, and copied where it
// must last longer; the jar must last until the end. The time-out is for all hops together. A user
// in the URL does not go out with it: it means `auth`, or basic, where no user is named below.
struct FetchRequest {
  Request request;
  int redirects_max = 10;    // 0: a redirect is an answer like any other
  CookieJar* jar = nullptr;  // cookies come from it and go to it; null: neither
  std::span<const OneCookie> cookies;
  AuthScheme auth = AuthScheme::none;
  std::string_view user, password;  // for `auth`
};

// Who fetches: told of each exchange, so that it is counted, and of the end. Thread: the loop's.
class FetchCaller {
 public:
  // See Caller.
  virtual void expect(bool read) const { static_cast<void>(read); }
  // An exchange begins; `url` is that of the request, cut. The views hold for the call.
  virtual void exchange_begun(const Request& request, const Url& url) = 0;
  // The exchange last begun has ended; decoded, if it is the last. May not end the fetch.
  virtual void exchange_ended(const Answer& answer) = 0;
  // The fetch is over; the answer is that of its last exchange. Where that was answered and the
  // fetch failed all the same (too_many_redirects, bad_url for a redirect that leads nowhere,
  // bad_encoding, decoded_too_large), status, head and body are there; a body that could not be
  // decoded is as it came. The last call of a fetch: it may be begun anew, or destroyed, in it.
  virtual void fetched(const Answer& answer) = 0;

 protected:
  ~FetchCaller() = default;
};

// One fetch after another. Destroying it drops what is in flight without a word. A fetch without
// cookie, redirect, authentication or coding costs no allocation more than its exchange. Nonces of
// digest authentication are used again, counted, by the next fetch to the same origin. Thread: the
// loop's.
class Fetch final : private Caller {
 public:
  // Client and pool must outlive it.
  Fetch(Client& client, Pool& pool);
  ~Fetch();
  Fetch(const Fetch&) = delete;
  Fetch& operator=(const Fetch&) = delete;

  // The caller is told of the first exchange from within this call, of its end later, never from
  // within this call.
  void begin(const FetchRequest& request, FetchCaller& caller);
  // Ends the fetch under way, if any, with the outcome cut_off: its caller is told from within this
  // call.
  void cut_off();
  bool busy() const { return caller_ != nullptr; }

 private:
  void depart(std::string_view body, Instant now);
  void expect(bool read) const override;
  void answered(const Answer& answer) override;
  void finish(Answer& answer, std::string& detail);

  Client& client_;
  Flight flight_;
  FetchCaller* caller_ = nullptr;
  std::unique_ptr<Journey> journey_;
};

}  // namespace hailstorm
