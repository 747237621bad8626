#include "web/authorization.h"

#include <openssl/evp.h>

#include <algorithm>
#include <charconv>
#include <initializer_list>
#include <iterator>

namespace hailstorm {
namespace {

using namespace std::string_view_literals;

char to_lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

bool same_word(std::string_view text, std::string_view lower_case) {
  return std::equal(text.begin(), text.end(), lower_case.begin(), lower_case.end(),
                    [](char c, char expected) { return to_lower(c) == expected; });
}

// --- Reading challenges: RFC 9110, 11.6.1. ---

bool is_space(char c) { return c == ' ' || c == '\t'; }

bool ends_word(char c) { return is_space(c) || c == ',' || c == '=' || c == '"'; }

// Takes a header's value apart into words, quoted texts and the signs between them.
class Challenges {
 public:
  explicit Challenges(std::string_view text) : rest_(text) {}

  bool done() const { return rest_.empty(); }
  // Skips white space, and commas where they separate.
  void skip(bool commas) {
    while (!rest_.empty() && (is_space(rest_.front()) || (commas && rest_.front() == ','))) {
      rest_.remove_prefix(1);
    }
  }
  std::string_view word() {
    const auto* const end = std::find_if(rest_.begin(), rest_.end(), ends_word);
    const auto length = static_cast<std::size_t>(end - rest_.begin());
    const std::string_view taken = rest_.substr(0, length);
    rest_.remove_prefix(length);
    return taken;
  }
  bool take(char sign) {
    if (!rest_.starts_with(sign)) return false;
    rest_.remove_prefix(1);
    return true;
  }
  // A word, or a text in quotes without them.
  std::string value() {
    if (!take('"')) return std::string(word());
    std::string text;
    while (!rest_.empty() && !take('"')) {
      if (rest_.size() > 1) take('\\');
      text += rest_.front();
      rest_.remove_prefix(1);
    }
    return text;
  }

 private:
  std::string_view rest_;
};

bool has_word(std::string_view list, std::string_view lower_case) {
  Challenges words(list);
  for (words.skip(true); !words.done(); words.skip(true)) {
    const std::string_view word = words.word();
    if (same_word(word, lower_case)) return true;
    if (word.empty() && !words.take('=')) words.take('"');
  }
  return false;
}

struct Reading {
  bool digest = false, quality_said = false;
  DigestChallenge challenge;

  void take(std::string_view name, const std::string& value) {
    if (same_word(name, "realm"sv)) challenge.realm = value;
    if (same_word(name, "nonce"sv)) challenge.nonce = value;
    if (same_word(name, "opaque"sv)) challenge.opaque = value;
    if (same_word(name, "algorithm"sv)) challenge.algorithm = value;
    if (same_word(name, "stale"sv)) challenge.stale = same_word(value, "true"sv);
    if (same_word(name, "qop"sv)) {
      quality_said = true;
      challenge.auth_quality = has_word(value, "auth"sv);
    }
  }
  bool can_be_met() const;
};

// --- Hashing. ---

const EVP_MD* hash_of(std::string_view algorithm) {
  if (algorithm.empty() || same_word(algorithm, "md5"sv) || same_word(algorithm, "md5-sess"sv)) {
    return EVP_md5();
  }
  if (same_word(algorithm, "sha-256"sv) || same_word(algorithm, "sha-256-sess"sv)) {
    return EVP_sha256();
  }
  return nullptr;
}

bool of_session(std::string_view algorithm) {
  return algorithm.size() > 5 && same_word(algorithm.substr(algorithm.size() - 5), "-sess"sv);
}

std::string hex(const unsigned char* bytes, std::size_t count) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string out;
  out.reserve(count * 2);
  for (std::size_t i = 0; i < count; ++i) {
    out += digits[bytes[i] >> 4];
    out += digits[bytes[i] & 15];
  }
  return out;
}

// H(a:b:c) in hexadecimal digits. Empty where the machine's policy forbids the hash (MD5 under
// FIPS): the server then refuses the answer, as it would a wrong password.
std::string hash(const EVP_MD* algorithm, std::initializer_list<std::string_view> parts) {
  std::string text;
  for (const std::string_view& part : parts) {
    if (&part != parts.begin()) text += ':';
    text += part;
  }
  unsigned char bytes[EVP_MAX_MD_SIZE];
  unsigned int size = 0;
  if (EVP_Digest(text.data(), text.size(), bytes, &size, algorithm, nullptr) != 1) return {};
  return hex(bytes, size);
}

void append_quoted(std::string& out, std::string_view name, std::string_view value) {
  out.append(name) += "=\""sv;
  for (const char c : value) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  out += '"';
}

std::string eight_digits(std::uint32_t number) {
  char digits[8];
  const auto end = std::to_chars(std::begin(digits), std::end(digits), number, 16).ptr;
  const std::string_view written(digits, static_cast<std::size_t>(end - digits));
  return std::string(8 - written.size(), '0').append(written);
}

bool Reading::can_be_met() const {
  return digest && !challenge.nonce.empty() && (challenge.auth_quality || !quality_said) &&
         hash_of(challenge.algorithm) != nullptr;
}

}  // namespace

std::string base64(std::string_view bytes) {
  std::string out((bytes.size() + 2) / 3 * 4 + 1, '\0');  // OpenSSL appends a NUL
  EVP_EncodeBlock(reinterpret_cast<unsigned char*>(out.data()),
                  reinterpret_cast<const unsigned char*>(bytes.data()),
                  static_cast<int>(bytes.size()));
  out.pop_back();
  return out;
}

std::string basic_authorization(std::string_view user, std::string_view password) {
  return "Basic " + base64(std::string(user).append(":"sv).append(password));
}

// A word that no equals sign follows begins a challenge; one that an equals sign follows names a
// parameter of it.
std::optional<DigestChallenge> parse_digest_challenge(std::string_view header) {
  Challenges text(header);
  Reading reading;
  for (text.skip(true); !text.done(); text.skip(true)) {
    const std::string_view word = text.word();
    text.skip(false);
    if (text.take('=')) {
      text.skip(false);
      reading.take(word, text.value());
    } else if (word.empty()) {
      text.value();  // a quoted text that stands alone belongs to no scheme of ours
    } else {
      if (reading.can_be_met()) break;
      reading = {};
      reading.digest = same_word(word, "digest"sv);
    }
  }
  if (!reading.can_be_met()) return {};
  return std::move(reading.challenge);
}

std::string digest_authorization(const DigestChallenge& challenge, std::string_view user,
                                 std::string_view password, std::string_view method,
                                 std::string_view target, std::uint32_t count,
                                 std::string_view client_nonce) {
  const EVP_MD* const algorithm = hash_of(challenge.algorithm);
  const bool session = of_session(challenge.algorithm);
  const std::string uses = eight_digits(count);
  std::string who = hash(algorithm, {user, challenge.realm, password});
  if (session) who = hash(algorithm, {who, challenge.nonce, client_nonce});
  const std::string what = hash(algorithm, {method, target});
  const std::string response =
      challenge.auth_quality
          ? hash(algorithm, {who, challenge.nonce, uses, client_nonce, "auth"sv, what})
          : hash(algorithm, {who, challenge.nonce, what});

  std::string out = "Digest ";
  append_quoted(out, "username"sv, user);
  append_quoted(out, ", realm"sv, challenge.realm);
  append_quoted(out, ", nonce"sv, challenge.nonce);
  append_quoted(out, ", uri"sv, target);
  append_quoted(out, ", response"sv, response);
  if (!challenge.algorithm.empty()) out.append(", algorithm="sv).append(challenge.algorithm);
  if (!challenge.opaque.empty()) append_quoted(out, ", opaque"sv, challenge.opaque);
  if (challenge.auth_quality) out.append(", qop=auth, nc="sv).append(uses);
  if (challenge.auth_quality || session) append_quoted(out, ", cnonce"sv, client_nonce);
  return out;
}

}  // namespace hailstorm
