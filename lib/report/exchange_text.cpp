#include "report/exchange_text.h"

#include <algorithm>
#include <cstdio>
#include <string_view>

#include "report/text.h"

namespace hailstorm {
namespace {

std::string ms_of(Nanos time) {
  char text[40];
  std::snprintf(text, sizeof text, "%.2f", seconds(time) * 1e3);
  return text;
}

std::string phases_of(const KeptExchange& exchange) {
  std::string text;
  for (std::size_t i = 0; i < exchange.phases.size(); ++i) {
    if (exchange.phases[i] < std::chrono::microseconds(5)) continue;
    text +=
        (text.empty() ? "" : ", ") + std::string(phase_names[i]) + " " + ms_of(exchange.phases[i]);
  }
  return text.empty() ? text : "  (" + text + ")";
}

// Each line of a text behind a sign; what is no text is not shown.
void add_lines(std::string& to, std::string_view text, const std::string& sign) {
  while (text.ends_with('\n') || text.ends_with('\r')) text.remove_suffix(1);
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    if (line.ends_with('\r')) line.remove_suffix(1);
    to += "    " + sign + " ";
    to += printable(line);
    to += "\n";
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

bool is_text(std::string_view body) {
  for (const char c : body) {
    const auto u = static_cast<unsigned char>(c);
    if (u < 0x20 && c != '\n' && c != '\r' && c != '\t') return false;
  }
  return true;
}

void add_body(std::string& to, const std::string& body, std::size_t size, bool cut,
              const std::string& sign) {
  if (size == 0) return;
  to += "    " + sign + "\n";
  if (!is_text(body)) {
    to += "    " + sign + " (" + std::to_string(size) + " bytes that are no text)\n";
    return;
  }
  add_lines(to, body, sign);
  if (cut) to += "    " + sign + " ... (" + std::to_string(size) + " bytes in all)\n";
}

}  // namespace

std::string render_exchange(const KeptExchange& exchange, Nanos duration, bool failed,
                            HttpDebug detail) {
  std::string text = exchange.method + " " + exchange.name + "  " + exchange.kind;
  if (failed) text += "  failed";
  text += "  " + ms_of(duration) + " ms";
  if (!exchange.remote.empty()) text += "  " + exchange.remote;
  text += phases_of(exchange);
  if (!exchange.detail.empty()) text += "  " + exchange.detail;
  text += "\n";
  if (detail == HttpDebug::off) return text;
  add_lines(text, exchange.request_head, ">");
  if (detail == HttpDebug::full)
    add_body(text, exchange.request_body, exchange.request_body_size, exchange.request_body_cut,
             ">");
  add_lines(text, exchange.response_head, "<");
  if (detail == HttpDebug::full)
    add_body(text, exchange.response_body, exchange.response_body_size, exchange.response_body_cut,
             "<");
  return text;
}

}  // namespace hailstorm
