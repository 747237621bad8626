// What the exchanges of one client share.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "base/random.h"
#include "http/client.h"
#include "http/dial.h"
#include "http/names.h"
#include "http/origins.h"
#include "http/pace.h"
#include "http/poller.h"
#include "http/response_reader.h"
#include "http/tls.h"
#include "http/waiting.h"

namespace hailstorm {

// Thread: the loop's.
class Toolbox {
 public:
  // Throws Error when a file cannot be read or an option's value cannot be used.
  Toolbox(Loop& client_loop, ClientOptions client_options);

  // The terms for https, made when they are first needed: the system's certificates take a while.
  const TlsTerms& tls();

  // The reader for whoever's turn it is. It is good for that turn: an answer that is not whole then
  // takes the reader with it, and gives it back when it is.
  ResponseReader& reader() { return *reader_; }
  std::unique_ptr<ResponseReader> take_reader();
  void give_back(std::unique_ptr<ResponseReader> reader);

  std::uint64_t tls_resumed() const { return tls_ ? tls_->resumed() : 0; }

  // A header's value that is new each time (W3C Trace Context, 3.2): good until the next.
  std::string_view traceparent();

  // Has `who` told in a later turn, after what is waiting already.
  void soon(Waiting& who);

  Loop& loop;
  const ClientOptions options;
  Poller poller;
  Names names;
  SourceAddresses sources;
  DialTools dialling{loop, poller, names, sources};
  Origins origins;
  Pace pace;
  std::size_t connections_open = 0;
  std::uint64_t connections_opened = 0;
  std::string answered_request;  // of the exchange last answered
  std::string decoded_body;      // of the answer that a fetch hands over
  std::uint64_t nonces = 0;      // of fetches

 private:
  std::unique_ptr<ResponseReader> new_reader();

  std::unique_ptr<TlsTerms> tls_;
  std::vector<char> buffer_;
  std::unique_ptr<ResponseReader> reader_;
  std::vector<std::unique_ptr<ResponseReader>> spare_;
  Random random_;
  char traceparent_[55];
  Queue soon_;
  Timer soon_timer_;
};

}  // namespace hailstorm
