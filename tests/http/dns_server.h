// A name server that answers what a test tells it to, on the loopback, over UDP and TCP. It has no
// thread: it answers when the test lets it.
#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "base/clock.h"
#include "http/address.h"

namespace hailstorm {

class DnsServer {
 public:
  static constexpr int a = 1, cname = 5, aaaa = 28;                  // types of records
  static constexpr int servfail = 2, no_such_name = 3, refused = 5;  // response codes

  struct Record {
    std::string name;
    int type;
    std::uint32_t ttl;
    std::string rdata;  // as it goes over the wire
  };
  struct Reply {
    int code = 0;
    std::vector<Record> records;
    bool silent = false;     // no answer, ever
    int silences = 0;        // no answer to the first so many questions
    bool truncated = false;  // over UDP: ask over TCP
    bool held = false;       // until release(), over UDP
  };
  struct Question {
    std::string name;
    int type;
    bool over_tcp;
    bool operator==(const Question&) const = default;
  };

  // On a port of its own.
  DnsServer() {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    auto* const name = reinterpret_cast<sockaddr*>(&address);
    socklen_t length = sizeof address;
    // A port that is free for UDP may be taken for TCP.
    for (int tries = 0; port_ == 0 && tries < 100; ++tries) {
      address.sin_port = 0;
      udp_ = ::socket(AF_INET, SOCK_DGRAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
      tcp_ = ::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
      REQUIRE(::bind(udp_, name, sizeof address) == 0);
      REQUIRE(::getsockname(udp_, name, &length) == 0);
      if (::bind(tcp_, name, sizeof address) == 0 && ::listen(tcp_, 8) == 0) {
        port_ = ntohs(address.sin_port);
      } else {
        ::close(udp_);
        ::close(tcp_);
      }
    }
    REQUIRE(port_ != 0);
  }
  ~DnsServer() {
    ::close(udp_);
    ::close(tcp_);
    for (const auto& [socket, came] : streams_) ::close(socket);
  }
  DnsServer(const DnsServer&) = delete;
  DnsServer& operator=(const DnsServer&) = delete;

  std::string address() const { return "127.0.0.1:" + std::to_string(port_); }

  // What is said of a name from now on; of a type that nothing is said of: that there are no
  // records, and of a name: that there is no such name.
  Reply& on(const std::string& name, int type) { return replies_[name][type]; }
  void has(const std::string& name, const std::vector<std::string>& ips, std::uint32_t ttl = 60) {
    for (const std::string& ip : ips) {
      const auto address = parse_ip(ip);
      REQUIRE(address);
      const int type = address->family() == AF_INET ? a : aaaa;
      on(name, type).records.push_back({name, type, ttl, std::string(address->bytes())});
    }
  }
  void forget(const std::string& name) { replies_.erase(name); }

  // Answers what has been asked.
  void serve() {
    char room[2048];
    sockaddr_in from{};
    for (;;) {
      socklen_t length = sizeof from;
      auto* const name = reinterpret_cast<sockaddr*>(&from);
      const ssize_t n = ::recvfrom(udp_, room, sizeof room, 0, name, &length);
      if (n <= 0) break;
      answer({room, static_cast<std::size_t>(n)}, from);
    }
    for (;;) {
      const int stream = ::accept4(tcp_, nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC);
      if (stream < 0) break;
      streams_.emplace_back(stream, "");
    }
    for (auto& [stream, came] : streams_) {
      const ssize_t n = ::recv(stream, room, sizeof room, 0);
      if (n > 0) came.append(room, static_cast<std::size_t>(n));
      while (came.size() >= 2 && came.size() >= 2 + number(came, 0)) {
        const std::string answer = answer_to(came.substr(2, number(came, 0)), true);
        came.erase(0, 2 + number(came, 0));
        if (answer.empty()) continue;
        const std::string framed = two(static_cast<unsigned>(answer.size())) + answer;
        ::send(stream, framed.data(), framed.size(), MSG_NOSIGNAL);
      }
    }
  }

  // Answers the questions that are held.
  void release() {
    for (const auto& [query, from] : std::exchange(held_, {})) {
      asked.pop_back();
      answer(query, from, true);
    }
  }

  // Everything that was asked, in that order.
  std::vector<Question> asked;
  std::size_t times_asked(const std::string& name, int type) const {
    std::size_t count = 0;
    for (const Question& each : asked) count += each.name == name && each.type == type ? 1 : 0;
    return count;
  }

  static std::string wire_name(const std::string& name) {
    std::string wire;
    for (std::size_t begin = 0; begin < name.size();) {
      const std::size_t end = std::min(name.find('.', begin), name.size());
      wire += static_cast<char>(end - begin);
      wire += name.substr(begin, end - begin);
      begin = end + 1;
    }
    return wire + '\0';
  }

 private:
  static unsigned number(const std::string& text, std::size_t at) {
    return static_cast<unsigned char>(text[at]) * 256u + static_cast<unsigned char>(text[at + 1]);
  }
  static std::string two(unsigned n) {
    return {static_cast<char>(n >> 8 & 255), static_cast<char>(n & 255)};
  }

  void answer(const std::string& query, const sockaddr_in& from, bool released = false) {
    const std::string text = answer_to(query, false);
    const Question& last = asked.back();
    const auto known = replies_.find(last.name);
    const bool held = known != replies_.end() && known->second[last.type].held;
    if (!released && held) {
      held_.emplace_back(query, from);
    } else if (!text.empty()) {
      const auto* const name = reinterpret_cast<const sockaddr*>(&from);
      ::sendto(udp_, text.data(), text.size(), 0, name, sizeof from);
    }
  }

  std::string answer_to(const std::string& query, bool over_tcp) {
    Question question{"", 0, over_tcp};
    std::size_t at = 12;
    while (query.at(at) != '\0') {
      if (!question.name.empty()) question.name += '.';
      question.name += query.substr(at + 1, static_cast<unsigned char>(query[at]));
      at += 1u + static_cast<unsigned char>(query[at]);
    }
    question.type = static_cast<int>(number(query, at + 1));
    asked.push_back(question);
    const auto known = replies_.find(question.name);
    Reply reply;
    if (known == replies_.end()) {
      reply.code = no_such_name;
    } else if (const auto typed = known->second.find(question.type); typed != known->second.end()) {
      reply = typed->second;
      if (reply.silent || typed->second.silences-- > 0) return {};
    }
    const bool cut = reply.truncated && !over_tcp;
    const std::size_t count = cut ? 0 : reply.records.size();
    std::string text = query.substr(0, 2);
    text += two(0x8180u | (cut ? 0x0200u : 0u) | static_cast<unsigned>(reply.code));
    text += two(1) + two(static_cast<unsigned>(count)) + two(0) + two(0);
    text += query.substr(12, at + 5 - 12);
    for (std::size_t i = 0; i < count; ++i) {
      const Record& record = reply.records[i];
      text += wire_name(record.name) + two(static_cast<unsigned>(record.type)) + two(1);
      text += two(record.ttl >> 16) + two(record.ttl & 0xFFFF);
      text += two(static_cast<unsigned>(record.rdata.size())) + record.rdata;
    }
    return text;
  }

  int udp_ = -1, tcp_ = -1;
  std::uint16_t port_ = 0;
  std::map<std::string, std::map<int, Reply>> replies_;
  std::vector<std::pair<std::string, sockaddr_in>> held_;
  std::vector<std::pair<int, std::string>> streams_;
};

}  // namespace hailstorm
