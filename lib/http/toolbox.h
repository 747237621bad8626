// What the exchanges of one client share.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "http/client.h"
#include "http/names.h"
#include "http/origins.h"
#include "http/poller.h"
#include "http/response_reader.h"
#include "http/tls.h"

namespace hailstorm {

// Thread: the loop's.
class Toolbox {
 public:
  // Throws Error when the CA file cannot be read.
  Toolbox(Loop& client_loop, ClientOptions client_options);

  // The terms for https, made when they are first needed: the system's certificates take a while.
  const TlsTerms& tls();

  // The reader for whoever's turn it is. It is good for that turn: an answer that is not whole then
  // takes the reader with it, and gives it back when it is.
  ResponseReader& reader() { return *reader_; }
  std::unique_ptr<ResponseReader> take_reader();
  void give_back(std::unique_ptr<ResponseReader> reader);

  Loop& loop;
  const ClientOptions options;
  Poller poller;
  Names names;
  Origins origins;
  std::size_t connections_open = 0;
  std::uint64_t connections_opened = 0;

 private:
  std::unique_ptr<ResponseReader> new_reader();

  std::unique_ptr<TlsTerms> tls_;
  std::vector<char> buffer_;
  std::unique_ptr<ResponseReader> reader_;
  std::vector<std::unique_ptr<ResponseReader>> spare_;
};

}  // namespace hailstorm
