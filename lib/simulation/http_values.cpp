#include "simulation/http_values.h"

#include <arpa/inet.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "base/duration.h"
#include "base/error.h"
#include "base/suggest.h"
#include "simulation/values.h"

namespace hailstorm {
namespace {

constexpr std::size_t local_ips_max = 65'536;

std::string quoted(std::string_view text) { return "'" + std::string(text) + "'"; }

[[noreturn]] void refuse(std::string what, std::string remedy = {}) {
  throw Error(Fault::configuration, std::move(what), {}, std::move(remedy));
}

std::string lower(std::string_view text) {
  std::string result(text);
  for (char& c : result)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return result;
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  for (auto end = text.find(separator); end != text.npos; end = text.find(separator)) {
    parts.push_back(text.substr(0, end));
    text.remove_prefix(end + 1);
  }
  parts.push_back(text);
  return parts;
}

// The value of the word among a table of words; refuses others as unknown.
template <class Value, std::size_t size>
Value read_word(std::string_view text, const char* kind,
                const std::pair<std::string_view, Value> (&words)[size]) {
  std::vector<std::string> known;
  for (const auto& [word, value] : words) {
    if (lower(word) == lower(text)) return value;
    known.emplace_back(word);
  }
  refuse(quoted(text) + " is no " + kind, did_you_mean(text, known));
}

// An address as 4 or 16 bytes in network order.
struct Bytes {
  std::array<unsigned char, 16> bytes{};
  int family = AF_UNSPEC;

  std::size_t size() const { return family == AF_INET ? 4 : 16; }
  bool operator==(const Bytes&) const = default;
  bool operator<(const Bytes& other) const { return bytes < other.bytes; }

  void next() {
    for (std::size_t i = size(); i-- > 0;)
      if (++bytes[i] != 0) return;
  }

  std::string text() const {
    char buffer[INET6_ADDRSTRLEN];
    return inet_ntop(family, bytes.data(), buffer, sizeof buffer);
  }
};

Bytes parse_ip(std::string_view text) {
  const std::string copy(text);
  Bytes address;
  for (const int family : {AF_INET, AF_INET6}) {
    address.family = family;
    if (inet_pton(family, copy.c_str(), address.bytes.data()) == 1) return address;
  }
  address.family = AF_UNSPEC;
  return address;
}

Bytes read_ip(std::string_view text) {
  const Bytes address = parse_ip(text);
  if (address.family == AF_UNSPEC) {
    refuse(quoted(text) + " is not an IP address", "write it as 127.0.0.1 or ::1");
  }
  return address;
}

// The addresses from the first to the last, both included.
void add_range(Bytes first, const Bytes& last, std::string_view text,
               std::vector<std::string>& into) {
  if (first.family != last.family || last < first) {
    refuse(quoted(text) + " is not a range of addresses: the lower one comes first");
  }
  for (;; first.next()) {
    if (into.size() >= local_ips_max) refuse("more than 65,536 addresses", "take a part of them");
    into.push_back(first.text());
    if (first == last) return;
  }
}

void add_network(std::string_view text, std::size_t slash, std::vector<std::string>& into) {
  Bytes first = read_ip(text.substr(0, slash));
  const std::size_t bits = first.size() * 8;
  const std::uint64_t prefix = read_count(text.substr(slash + 1), 0, bits);
  Bytes last = first;
  for (std::size_t bit = prefix; bit < bits; ++bit) {
    const auto mask = static_cast<unsigned char>(0x80U >> (bit % 8));
    first.bytes[bit / 8] = static_cast<unsigned char>(first.bytes[bit / 8] & ~mask);
    last.bytes[bit / 8] = static_cast<unsigned char>(last.bytes[bit / 8] | mask);
  }
  add_range(first, last, text, into);
}

// Takes ":port" off the end of a host, brackets off an IPv6 address; the port is empty when there
// is none.
std::pair<std::string, std::string> split_port(std::string_view text) {
  std::string_view host = text, port;
  const auto colon = text.rfind(':');
  if (text.starts_with('[')) {
    const auto end = text.find(']');
    const bool closed = end != text.npos && (end + 1 == text.size() || text[end + 1] == ':');
    if (!closed) refuse(quoted(text) + " is not a host in brackets", "write [::1]:53");
    host = text.substr(1, end - 1);
    if (end + 1 < text.size()) port = text.substr(end + 2);
    if (end + 2 == text.size()) refuse(quoted(text) + " has an empty port");
  } else if (colon != text.npos && text.find(':') == colon) {
    host = text.substr(0, colon);
    port = text.substr(colon + 1);
    if (port.empty()) refuse(quoted(text) + " has an empty port");
  }
  if (!port.empty()) read_count(port, 1, 65'535);
  return {std::string(host), std::string(port)};
}

// IP or IP:PORT, as it is written everywhere.
std::string read_endpoint(std::string_view text) {
  const auto [host, port] = split_port(text);
  const Bytes address = read_ip(host);
  if (port.empty()) return address.text();
  return (address.family == AF_INET6 ? "[" + address.text() + "]" : address.text()) + ":" + port;
}

bool is_host_name(std::string_view text) {
  if (text.empty() || text.size() > 253) return false;
  return std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '_' || c == '.' || static_cast<unsigned char>(c) >= 0x80;
  });
}

std::string read_pattern(std::string_view text) {
  const bool wildcard = text.starts_with("*.");
  const bool is_address = parse_ip(text).family != AF_UNSPEC;
  if (text == "*" || is_address || is_host_name(wildcard ? text.substr(2) : text)) {
    return std::string(text);
  }
  refuse(quoted(text) + " is not a host", "write example.com, *.example.com or *");
}

}  // namespace

std::optional<double> bytes_of_unit(std::string_view unit) {
  static constexpr std::pair<std::string_view, double> units[] = {
      {"b", 1},           {"kb", 1e3}, {"kib", 1024},         {"mb", 1e6},
      {"mib", 1'048'576}, {"gb", 1e9}, {"gib", 1'073'741'824}};
  const std::string small = lower(unit);
  for (const auto& [name, bytes] : units)
    if (name == small) return bytes;
  return std::nullopt;
}

std::uint64_t read_size(std::string_view text) {
  double number = 0;
  const auto [end, problem] =
      std::from_chars(text.data(), text.data() + text.size(), number, std::chars_format::fixed);
  const auto used = static_cast<std::size_t>(end - text.data());
  const std::string_view unit = text.substr(used);
  const double size = number * (unit.empty() ? 1 : bytes_of_unit(unit).value_or(0));
  if (problem == std::errc() && size > 1e12) refuse(quoted(text) + " is above 1 TB");
  if (problem == std::errc() && size >= 1) return static_cast<std::uint64_t>(std::llround(size));
  refuse(quoted(text) + " is not a size above zero", "write it as 512, 10kb, 10kib or 2mb");
}

std::optional<Nanos> read_limit(std::string_view text) {
  const Nanos time = text == "0" ? Nanos(0) : parse_duration(text);
  return time == Nanos(0) ? std::nullopt : std::optional<Nanos>(time);
}

ConnectionMode read_connections(std::string_view text) {
  static constexpr std::pair<std::string_view, ConnectionMode> modes[] = {
      {"bot", ConnectionMode::bot},
      {"worker", ConnectionMode::worker},
      {"request", ConnectionMode::request}};
  if (!text.empty() && text.find_first_not_of("0123456789") == text.npos) {
    refuse(quoted(text) + " is not bot, worker or request",
           "how many bots there are is --bots " + std::string(text));
  }
  return read_word(text, "connection mode", modes);
}

std::vector<std::string> read_local_ips(std::string_view text) {
  std::vector<std::string> found;
  for (const auto part : split(text, ',')) {
    const auto dash = part.find('-');
    const auto slash = part.find('/');
    if (slash != part.npos) {
      add_network(part, slash, found);
    } else if (dash != part.npos) {
      add_range(read_ip(part.substr(0, dash)), read_ip(part.substr(dash + 1)), part, found);
    } else {
      found.push_back(read_ip(part).text());
    }
  }
  return found;
}

std::vector<std::string> read_host_patterns(std::string_view text) {
  std::vector<std::string> found;
  for (const auto part : split(text, ',')) found.push_back(read_pattern(part));
  return found;
}

std::string read_proxy(std::string_view text) {
  if (text.empty()) return {};
  const auto scheme_end = text.find("://");
  const std::string scheme = scheme_end == text.npos ? "http" : lower(text.substr(0, scheme_end));
  std::string_view rest = scheme_end == text.npos ? text : text.substr(scheme_end + 3);
  if (scheme != "http") {
    refuse("a proxy of the kind " + quoted(scheme) + " is not in this version",
           "there are http://host:port, and '' for none");
  }
  if (rest.ends_with('/')) rest.remove_suffix(1);
  const auto at = rest.rfind('@');
  const std::string_view place = at == rest.npos ? rest : rest.substr(at + 1);
  const auto [host, port] = split_port(place);
  if ((!is_host_name(host) && parse_ip(host).family == AF_UNSPEC) || port.empty()) {
    refuse("this is not a proxy: host and port are needed",
           "write it as http://host:port or http://user:password@host:port");
  }
  return "http://" + std::string(rest);
}

void read_dns(std::string_view text, DnsSettings& dns) {
  using Select = DnsSettings::Select;
  using Policy = DnsSettings::Policy;
  static constexpr std::pair<std::string_view, Select> selects[] = {
      {"first", Select::first}, {"random", Select::random}, {"roundRobin", Select::round_robin}};
  static constexpr std::pair<std::string_view, Policy> policies[] = {
      {"preferIPv4", Policy::prefer_ipv4},
      {"preferIPv6", Policy::prefer_ipv6},
      {"onlyIPv4", Policy::only_ipv4},
      {"onlyIPv6", Policy::only_ipv6},
      {"any", Policy::any}};
  for (const auto part : split(text, ',')) {
    const auto equals = std::min(part.find('='), part.size());
    const std::string key = lower(part.substr(0, equals));
    const std::string_view value = part.substr(std::min(equals + 1, part.size()));
    if (key == "select") {
      dns.select = read_word(value, "way to select an address", selects);
    } else if (key == "policy") {
      dns.policy = read_word(value, "policy", policies);
    } else if (key != "ttl") {
      refuse(quoted(part) + " is not ttl=, select= or policy=",
             "for example: ttl=5m,select=random,policy=preferIPv4");
    } else if (value == "record") {
      dns.ttl.reset();
    } else if (value == "inf") {
      dns.ttl = std::chrono::hours(24) * 36'500;  // a hundred years
    } else {
      dns.ttl = value == "0" ? Nanos(0) : parse_duration(value);
    }
  }
}

std::string read_dns_server(std::string_view text) { return read_endpoint(text); }

std::pair<std::string, std::string> read_host(std::string_view text) {
  const auto equals = text.find('=');
  if (equals == text.npos) {
    refuse(quoted(text) + " has no '='", "write it as NAME=IP or NAME:PORT=IP:PORT");
  }
  const auto [name, port] = split_port(text.substr(0, equals));
  std::string pattern = lower(read_pattern(name));
  if (!port.empty()) pattern += ":" + port;
  return {pattern, read_endpoint(text.substr(equals + 1))};
}

TlsVersionSetting read_tls_version(std::string_view text) {
  const std::string version = lower(text);
  for (const std::string_view prefix : {"", "tls", "tlsv"}) {
    if (version == std::string(prefix) + "1.2") return TlsVersionSetting::tls1_2;
    if (version == std::string(prefix) + "1.3") return TlsVersionSetting::tls1_3;
  }
  refuse(quoted(text) + " is not a version of TLS that is spoken here", "there are 1.2 and 1.3");
}

CertificateSettings read_certificate(std::string_view text) {
  CertificateSettings result;
  bool in_domains = false;
  for (const auto part : split(text, text.find('\n') == text.npos ? ',' : '\n')) {
    if (part.empty()) continue;
    const auto equals = part.find('=');
    const std::string key(part.substr(0, std::min(equals, part.size())));
    const std::string value(equals == part.npos ? part : part.substr(equals + 1));
    if (equals == part.npos && !in_domains) {
      refuse(quoted(part) + " has no '='",
             "write it as cert=FILE,key=FILE,domains=example.com,*.example.org");
    }
    in_domains = equals == part.npos || key == "domains" || key == "domain";
    if (in_domains) {
      result.domains.push_back(lower(read_pattern(value)));
    } else if (key == "cert") {
      result.cert = value;
    } else if (key == "key") {
      result.key = value;
    } else if (key == "password") {
      result.password = value;
    } else {
      refuse("unknown key " + quoted(key),
             did_you_mean(key, {"domains", "cert", "key", "password"}));
    }
  }
  if (result.cert.empty()) refuse("a client's certificate has no cert", "name its file: cert=FILE");
  return result;
}

std::string read_header_name(std::string_view text) {
  constexpr std::string_view also = "!#$%&'*+-.^_`|~";
  const bool token = std::all_of(text.begin(), text.end(), [&](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           also.find(c) != also.npos;
  });
  if (text.empty() || !token) refuse(quoted(text) + " cannot be the name of a header");
  return std::string(text);
}

std::string read_header_text(std::string_view text) {
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if ((byte < ' ' && c != '\t') || byte == 127) {
      refuse("a header's value cannot hold control characters");
    }
  }
  return std::string(text);
}

}  // namespace hailstorm
