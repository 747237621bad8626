// Three lists, compared letter by letter.
#include "base/secret_names.h"

#include <algorithm>
#include <array>

namespace hailstorm {
namespace {

constexpr std::array<std::string_view, 4> headers = {"authorization", "proxy-authorization",
                                                     "cookie", "set-cookie"};
constexpr std::array<std::string_view, 8> short_names = {"key", "pwd", "sig",     "auth",
                                                         "jwt", "sid", "session", "code"};
constexpr std::array<std::string_view, 9> parts = {"token",      "secret",     "passw",
                                                   "passphrase", "apikey",     "api_key",
                                                   "api-key",    "credential", "signature"};

bool same_letter(char any_case, char lower_case) {
  return any_case == lower_case ||
         (any_case >= 'A' && any_case <= 'Z' && any_case - 'A' + 'a' == lower_case);
}

template <std::size_t n>
bool is_one_of(std::string_view name, const std::array<std::string_view, n>& list) {
  return std::any_of(list.begin(), list.end(), [name](std::string_view known) {
    return std::equal(name.begin(), name.end(), known.begin(), known.end(), same_letter);
  });
}

}  // namespace

bool is_secret_header(std::string_view name) { return is_one_of(name, headers); }

bool is_secret_word(std::string_view name) {
  return std::any_of(parts.begin(), parts.end(), [name](std::string_view part) {
    return std::search(name.begin(), name.end(), part.begin(), part.end(), same_letter) !=
           name.end();
  });
}

bool is_secret_name(std::string_view name) {
  return is_secret_header(name) || is_secret_word(name) || is_one_of(name, short_names);
}

}  // namespace hailstorm
