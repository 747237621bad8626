// A client's own certificate.
#pragma once

#include "http/tls_options.h"
#include "http/tls_owned.h"

namespace hailstorm {

// Has the connections of a context show the certificate to servers that ask for one. Throws Error
// with the name of the file that cannot be used.
void show_certificate(SSL_CTX* context, const ClientCertificate& certificate);

}  // namespace hailstorm
