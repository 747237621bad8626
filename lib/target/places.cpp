#include "target/places.h"

#include <algorithm>
#include <charconv>
#include <nlohmann/json.hpp>
#include <optional>

#include "base/random.h"
#include "target/received.h"
#include "web/coding.h"

namespace hailstorm {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::uint64_t most_redirects = 1000;

// Text of any bytes: what is no UTF-8 becomes U+FFFD.
std::string page_of(const Json& json) {
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

Told json(int status, const Json& page) { return {.status = status, .body = page_of(page)}; }

Told text(int status, std::string body) {
  return {.status = status, .type = "text/plain", .body = std::move(body)};
}

Json object_of(const Pairs& pairs) {
  Json object = Json::object();
  for (const auto& [name, value] : pairs) object[name] = value;
  return object;
}

// The part of a path behind a prefix that it begins with.
std::string_view behind(std::string_view prefix, std::string_view path) {
  return path.substr(prefix.size());
}

std::optional<std::uint64_t> number_of(std::string_view digits, std::uint64_t most) {
  std::uint64_t number = 0;
  const char* const last = digits.data() + digits.size();
  const auto [end, problem] = std::from_chars(digits.data(), last, number);
  if (problem != std::errc() || end != last || number > most) return std::nullopt;
  return number;
}

// What lies deeper is left out: to write it again would need a stack without end.
bool is_shallow(int depth, Json::parse_event_t, Json&) { return depth < 100; }

// All that came, so that a script can check what it sent.
Told anything(const Asked& asked) {
  const std::string type = header_of(asked.head, "content-type");
  Json page;
  page["method"] = asked.head.substr(0, asked.head.find(' '));
  page["path"] = asked.path;
  page["args"] = object_of(read_pairs(asked.query));
  page["headers"] = object_of(headers_of(asked.head));
  page["form"] = page["files"] = Json::object();
  page["json"] = nullptr;
  page["data"] = "";
  if (type.starts_with("multipart/form-data")) {
    for (const ReceivedPart& part : read_multipart(asked.body, type)) {
      if (part.is_file) {
        page["files"][part.name] = {
            {"filename", part.filename}, {"type", part.type}, {"size", part.value.size()}};
      } else {
        page["form"][part.name] = part.value;
      }
    }
  } else if (type.starts_with("application/x-www-form-urlencoded")) {
    page["form"] = object_of(read_pairs(asked.body));
  } else {
    page["data"] = asked.body;
    const Json parsed = Json::parse(asked.body, is_shallow, false);
    if (!parsed.is_discarded()) page["json"] = parsed;
  }
  return json(asked.status, page);
}

// /redirect/3 leads to /redirect/2, and /redirect/0 is where it ends.
Told redirect(const Asked& asked) {
  const auto left = number_of(behind("/redirect/", asked.path), most_redirects);
  if (!left) return text(404, "/redirect/N takes a number from 0 to 1000\n");
  if (*left == 0) return anything(asked);
  Told told = text(asked.status == 200 ? 302 : asked.status, "");
  told.lines = "Location: /redirect/" + std::to_string(*left - 1);
  if (!asked.query.empty() && *left > 1) (told.lines += '?') += asked.query;
  told.lines += "\r\n";
  return told;
}

Told cookies(const Asked& asked) {
  const Json found = object_of(read_cookies(header_of(asked.head, "cookie")));
  return json(asked.status, {{"cookies", found}});
}

// Each pair of the query becomes a cookie.
Told set_cookies(const Asked& asked) {
  Told told = text(302, "");
  std::string_view query = asked.query;
  while (!query.empty()) {
    const std::string_view pair = query.substr(0, query.find('&'));
    query.remove_prefix(std::min(pair.size() + 1, query.size()));
    ((told.lines += "Set-Cookie: ") += pair) += "; Path=/\r\n";
  }
  told.lines += "Location: /cookies\r\n";
  return told;
}

std::string hex(std::uint64_t number) {
  char digits[16];
  return {digits, std::to_chars(digits, digits + sizeof digits, number, 16).ptr};
}

// What a form must bring back. It can be checked without a memory of those that were given out.
std::string token_of(std::uint64_t ordinal) {
  return hex(ordinal) + "-" + hex(hash(hash("hailstorm target"), ordinal));
}

bool is_token(std::string_view token) {
  std::uint64_t ordinal = 0;
  std::from_chars(token.data(), token.data() + token.size(), ordinal, 16);
  return token == token_of(ordinal);
}

// GET gives a page with a token hidden in it; POST with that token logs in.
Told form(const Asked& asked) {
  if (!asked.head.starts_with("POST ")) {
    return {.status = asked.status,
            .type = "text/html; charset=utf-8",
            .body =
                "<!doctype html>\n<title>Log in</title>\n<h1>Log in</h1>\n"
                "<form action=\"/form\" method=\"post\">\n"
                "<input type=\"hidden\" name=\"token\" value=\"" +
                token_of(asked.ordinal) +
                "\">\n<input name=\"user\">\n"
                "<input name=\"password\" type=\"password\">\n"
                "<button>Log in</button>\n</form>\n"};
  }
  std::string user = "nobody";
  bool known = false;
  for (const auto& [name, value] : read_pairs(asked.body)) {
    if (name == "token") known = is_token(value);
    if (name == "user" && !value.empty()) user = value;
  }
  if (!known) return text(403, "the token is none that GET /form gave\n");
  std::erase_if(user, [](char c) { return c <= ' ' || c >= '\x7F' || c == ';' || c == ','; });
  Told told = text(303, "");
  told.lines = "Set-Cookie: session=" + user + "; Path=/; HttpOnly\r\nLocation: /cookies\r\n";
  return told;
}

Told basic_auth(const Asked& asked) {
  const std::string_view both = behind("/basic-auth/", asked.path);
  const std::size_t slash = both.find('/');
  if (slash == both.npos) return text(404, "/basic-auth/USER/PASSWORD takes both\n");
  const std::string user = percent_decoded(both.substr(0, slash));
  const std::string password = percent_decoded(both.substr(slash + 1));
  const std::string sent = header_of(asked.head, "authorization");
  if (sent.starts_with("Basic ") && base64_decoded(sent.substr(6)) == user + ":" + password) {
    return json(asked.status, {{"authenticated", true}, {"user", user}});
  }
  Told told = text(401, "");
  told.lines = "WWW-Authenticate: Basic realm=\"hailstorm target\"\r\n";
  return told;
}

Told status(const Asked& asked) {
  const auto status = number_of(behind("/status/", asked.path), 599);
  if (!status || *status < 200) return text(404, "/status/N takes a number from 200 to 599\n");
  return text(static_cast<int>(*status), "");
}

// The path is the coding's name.
Told coded(const Asked& asked) {
  const std::string_view coding = asked.path.substr(1);
  Json page = {{"coding", coding}, {"items", Json::array()}};
  for (int id = 1; id <= 20; ++id) {
    page["items"].push_back({{"id", id}, {"name", "hailstone " + std::to_string(id)}});
  }
  Told told{.status = asked.status};
  encode(coding, page_of(page), told.body);
  told.lines = "Content-Encoding: " + std::string(coding) + "\r\n";
  return told;
}

struct Row {
  std::string_view path;  // one that ends with a slash is a prefix
  Place place;
};

constexpr Row rows[] = {{"/anything", {anything, true}},
                        {"/redirect/", {redirect}},
                        {"/cookies", {cookies}},
                        {"/cookies/set", {set_cookies, true}},
                        {"/form", {form}},
                        {"/basic-auth/", {basic_auth}},
                        {"/status/", {status}},
                        {"/gzip", {coded}},
                        {"/deflate", {coded}},
                        {"/br", {coded}},
                        {"/zstd", {coded}}};

}  // namespace

Place place_of(std::string_view path) {
  const auto* const found = std::find_if(std::begin(rows), std::end(rows), [&](const Row& row) {
    return row.path.back() == '/' ? path.starts_with(row.path) : path == row.path;
  });
  return found == std::end(rows) ? Place() : found->place;
}

}  // namespace hailstorm
