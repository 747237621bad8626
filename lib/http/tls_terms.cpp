#include "http/tls_terms.h"

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <filesystem>
#include <system_error>

#include "base/check.h"
#include "base/error.h"
#include "http/tls_certificate.h"
#include "http/tls_ciphers.h"

namespace hailstorm {
namespace {

// The system's certificates as one file take some 50 ms to read; as a folder, under the hashes of
// their names, each is read when it is needed. So the folder alone is used where there is one.
void trust_system(SSL_CTX* context) {
  const bool told = std::getenv(X509_get_default_cert_file_env()) != nullptr ||
                    std::getenv(X509_get_default_cert_dir_env()) != nullptr;
  std::error_code error;
  std::filesystem::directory_iterator entries(X509_get_default_cert_dir(), error);
  const bool hashed = !error && std::any_of(begin(entries), end(entries), [](const auto& entry) {
    return entry.path().extension() == ".0";
  });
  if (hashed && !told) {
    SSL_CTX_set_default_verify_dir(context);
  } else {
    SSL_CTX_set_default_verify_paths(context);
  }
}

// The chain that was verified stays with a connection to its end; only a complaint needs it.
int verify(X509_STORE_CTX* chain, void*) {
  const int verified = X509_verify_cert(chain);
  if (verified == 1) X509_STORE_CTX_set0_verified_chain(chain, nullptr);
  return verified;
}

// OpenSSL would verify, and take no notice of the result.
int trust_anyone(X509_STORE_CTX*, void*) { return 1; }

void trust(SSL_CTX* context, const TlsOptions& options) {
  if (options.ca_file.empty()) {
    if (options.verify) trust_system(context);
  } else if (SSL_CTX_load_verify_file(context, options.ca_file.c_str()) != 1) {
    throw Error(Fault::system, "cannot read CA certificates: " + take_tls_reason(), options.ca_file,
                "The file holds certificates in PEM form.");
  }
}

int number_of(TlsVersion version) {
  return version == TlsVersion::tls1_3 ? TLS1_3_VERSION : TLS1_2_VERSION;
}

void offer(SSL_CTX* context, const TlsOptions& options) {
  if (options.min > options.max) {
    throw Error(Fault::configuration, "the lowest TLS version is above the highest", "TLS versions",
                "Offer TLS 1.2, TLS 1.3, or from 1.2 to 1.3.");
  }
  const TlsCiphers ciphers(options.ciphers, options.min, options.max);
  SSL_CTX_set_min_proto_version(context, number_of(ciphers.min));
  SSL_CTX_set_max_proto_version(context, number_of(ciphers.max));
  if (!ciphers.list.empty()) SSL_CTX_set_cipher_list(context, ciphers.list.c_str());
  if (!ciphers.suites.empty()) SSL_CTX_set_ciphersuites(context, ciphers.suites.c_str());
  const unsigned char protocols[] = "\x08http/1.1";
  SSL_CTX_set_alpn_protos(context, protocols, sizeof protocols - 1);
}

TlsTerms::State& terms_of(const SSL* ssl) {
  return *static_cast<TlsTerms::State*>(SSL_CTX_get_app_data(SSL_get_SSL_CTX(ssl)));
}

void write_key(const SSL* ssl, const char* line) { terms_of(ssl).keylog.write(line); }

// A server may send a session in the handshake (TLS 1.2) or at any time after it (TLS 1.3).
int keep_session(SSL* ssl, SSL_SESSION* session) {
  auto& shelf = *static_cast<TlsSessions::Shelf*>(SSL_get_app_data(ssl));
  terms_of(ssl).sessions.keep(shelf, OwnedSession(session));
  return 1;  // it is ours now
}

std::string lower_case(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return text;
}

}  // namespace

TlsTerms::TlsTerms(const TlsOptions& options) : state_(std::make_unique<State>(options)) {}

TlsTerms::~TlsTerms() = default;

std::uint64_t TlsTerms::resumed() const { return state_->resumed; }

TlsTerms::State::State(const TlsOptions& options)
    : keylog(options.keylog_file), resume(options.resume), plain_(new_context(options)) {
  trust(plain_.get(), options);
  for (const ClientCertificate& certificate : options.certificates) {
    Choice choice{{}, new_context(options)};
    for (const std::string& domain : certificate.domains) {
      choice.domains.push_back(lower_case(domain));
    }
    SSL_CTX_set1_cert_store(choice.context.get(), SSL_CTX_get_cert_store(plain_.get()));
    show_certificate(choice.context.get(), certificate);
    SSL_CTX_set_post_handshake_auth(choice.context.get(), 1);
    certified_.push_back(std::move(choice));
  }
}

OwnedContext TlsTerms::State::new_context(const TlsOptions& options) {
  OwnedContext owned(SSL_CTX_new(TLS_client_method()));
  SSL_CTX* const context = owned.get();
  HAIL_CHECK(context != nullptr);
  SSL_CTX_set_app_data(context, this);
  SSL_CTX_set_mode(context, SSL_MODE_RELEASE_BUFFERS | SSL_MODE_ENABLE_PARTIAL_WRITE |
                                SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER);
  SSL_CTX_set_read_ahead(context, 1);
  SSL_CTX_set_verify(context, options.verify ? SSL_VERIFY_PEER : SSL_VERIFY_NONE, nullptr);
  SSL_CTX_set_cert_verify_callback(context, options.verify ? verify : trust_anyone, nullptr);
  offer(context, options);
  if (keylog.wanted()) SSL_CTX_set_keylog_callback(context, write_key);
  if (resume) {
    SSL_CTX_set_session_cache_mode(context, SSL_SESS_CACHE_CLIENT | SSL_SESS_CACHE_NO_INTERNAL);
    SSL_CTX_sess_set_new_cb(context, keep_session);
  } else {
    SSL_CTX_set_session_cache_mode(context, SSL_SESS_CACHE_OFF);
    SSL_CTX_set_options(context, SSL_OP_NO_TICKET);
  }
  return owned;
}

SSL_CTX* TlsTerms::State::context_for(const std::string& host) const {
  const Choice* best = nullptr;
  std::size_t best_fit = 0;
  const std::string name = certified_.empty() ? std::string() : lower_case(host);
  for (const Choice& choice : certified_) {
    std::size_t fit = choice.domains.empty() ? domain_fit("*", name) : 0;
    for (const std::string& domain : choice.domains) fit = std::max(fit, domain_fit(domain, name));
    if (fit > best_fit) best = &choice;
    best_fit = std::max(fit, best_fit);
  }
  return best == nullptr ? plain_.get() : best->context.get();
}

std::size_t domain_fit(const std::string& domain, const std::string& host) {
  if (domain == host) return host.size() + 2;
  if (domain == "*") return 1;
  const bool below = domain.starts_with("*.") && host.ends_with(domain.substr(1));
  return below ? domain.size() : 0;
}

}  // namespace hailstorm
