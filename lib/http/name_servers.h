// Asks the hosts file and the name servers for the addresses of a name, by c-ares.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "http/address.h"
#include "http/name_options.h"
#include "http/poller.h"
#include "loop/loop.h"

namespace hailstorm {

// What is known of a name, in one family or in both.
struct NameAnswer {
  enum class Kind : std::uint8_t {
    found,
    no_such_name,
    no_address,  // there is the name, but it has none of that family
    silence,     // no server answered, however often it was asked, or none is there
    failure,     // the servers cannot be reached, or will not or cannot answer
  };

  Kind kind = Kind::no_such_name;
  std::vector<Address> addresses;  // as they came
  std::optional<Nanos> ttl;        // the shortest of the records
  std::string complaint;           // unless it was found
};

// Thread: the loop's. Loop and poller must outlive it.
class NameServers {
 private:
  struct State;
  struct Pending;

 public:
  // A question to the name servers. Destroying it drops the answer.
  class Question {
   public:
    // May come from within NameServers::ask(). Must not destroy the servers.
    virtual void answered(NameAnswer answer) = 0;

    bool pending() const { return pending_ != nullptr; }

   protected:
    Question() = default;
    ~Question();
    Question(const Question&) = delete;
    Question& operator=(const Question&) = delete;

   private:
    friend class NameServers;
    friend struct Pending;
    Pending* pending_ = nullptr;
  };

  // Throws Error when a server is no IP address, or c-ares cannot be set up.
  NameServers(Loop& loop, Poller& poller, const NameOptions& options);
  ~NameServers();
  NameServers(const NameServers&) = delete;
  NameServers& operator=(const NameServers&) = delete;

  // What /etc/hosts says; reads the file. The family is AF_INET, AF_INET6 or AF_UNSPEC for both.
  NameAnswer in_hosts_file(const std::string& name, int family);
  // Asks for the addresses of one family, AF_INET or AF_INET6. The question must not be pending.
  void ask(const std::string& name, int family, Question& question);

 private:
  std::unique_ptr<State> state_;
};

}  // namespace hailstorm
