#include "http/tls_ciphers.h"

#include <string_view>

#include "base/error.h"
#include "http/tls_owned.h"

namespace hailstorm {
namespace {

constexpr const char* where = "TLS ciphers";

void append(std::string& list, const std::string& name) {
  if (!list.empty()) list += ':';
  list += name;
}

// "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256" is "ECDHE-RSA-AES128-GCM-SHA256" to OpenSSL, which calls
// those of TLS 1.3 by IANA's names, as everyone does.
std::string in_openssl_words(const std::string& name) {
  if (!name.starts_with("TLS_")) return name;
  const std::string_view known = OPENSSL_cipher_name(name.c_str());
  return known == "(NONE)" ? name : std::string(known);
}

// "!aNULL", "@SECLEVEL=1": they take away from what others name, or order it.
bool modifies(const std::string& word) { return word.find_first_of("!-+@") == 0; }

// OpenSSL skips names it does not know as long as it knows one.
bool names_some(SSL_CTX* context, const std::string& word) {
  const bool known = SSL_CTX_set_cipher_list(context, word.c_str()) == 1;
  ERR_clear_error();
  return known;
}

bool names_suite(SSL_CTX* context, const std::string& word) {
  const bool known = SSL_CTX_set_ciphersuites(context, word.c_str()) == 1;
  ERR_clear_error();
  return known;
}

}  // namespace

TlsCiphers::TlsCiphers(const std::string& text, TlsVersion from, TlsVersion to)
    : min(from), max(to) {
  const OwnedContext scratch(SSL_CTX_new(TLS_client_method()));
  bool named = false;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(':', at), text.size());
    const std::string word = in_openssl_words(text.substr(at, end - at));
    at = end + 1;
    if (word.empty()) continue;
    if (modifies(word)) {
      append(list, word);
    } else if (names_suite(scratch.get(), word)) {
      append(suites, word);
    } else if (names_some(scratch.get(), word)) {
      append(list, word);
      named = true;
    } else {
      throw Error(Fault::configuration, "\"" + word + "\" is no cipher that can be offered", where,
                  "`openssl ciphers -s -v` lists those that can.");
    }
  }
  const bool only_modified = !list.empty() && !named && suites.empty();
  if (only_modified) list = "DEFAULT:" + list;
  if (named && !names_some(scratch.get(), list)) {
    throw Error(Fault::configuration, "\"" + list + "\" leaves no cipher to offer", where,
                "Name at least one that the rest of the list does not take away.");
  }
  if (named && suites.empty()) max = TlsVersion::tls1_2;
  if (!named && !suites.empty()) min = TlsVersion::tls1_3;
  if (min <= max && min <= to && max >= from) return;
  throw Error(Fault::configuration,
              "none of the ciphers is one of " +
                  std::string(from == TlsVersion::tls1_3 ? "TLS 1.3" : "TLS 1.2") +
                  ", the only version offered",
              where, "Offer another version, or name a cipher of this one.");
}

}  // namespace hailstorm
