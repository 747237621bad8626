// Servers from Debian, started by a test on ports of its own, with what the test writes for them.
#pragma once

#include <memory>
#include <string>

#include "process.h"

namespace hailstorm {

// Waits until something listens on a port of 127.0.0.1; false when nothing does within ten seconds.
bool listens(int port);

// A self-signed certificate for the names, NAME.pem with NAME.key.
void make_certificate(const WorkFolder& folder, const std::string& name, const std::string& names);

// `text` stands within http { }; access_log is off unless it says otherwise.
std::unique_ptr<Process> start_nginx(const WorkFolder& folder, const std::string& text, int port);
std::unique_ptr<Process> start_haproxy(const WorkFolder& folder, const std::string& text, int port);
// Loads what its modules need for files, proxies and authentication.
std::unique_ptr<Process> start_apache(const WorkFolder& folder, const std::string& text, int port);

}  // namespace hailstorm
