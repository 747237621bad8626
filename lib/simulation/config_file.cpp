#include "simulation/config_file.h"

#include <map>
#include <string_view>
#include <utility>

#include "base/error.h"
#include "base/suggest.h"
#include "simulation/paths.h"
#include "simulation/values.h"

namespace hailstorm {
namespace {

// One statement may span lines only inside a list.
class ConfigReader {
 public:
  ConfigReader(std::string_view text, const std::string& name, const std::string& folder)
      : rest_(text), name_(name), folder_(folder) {}

  std::vector<Given> read() {
    if (rest_.starts_with("\xEF\xBB\xBF")) rest_.remove_prefix(3);
    for (skip(true); !rest_.empty(); skip(true)) {
      rest_.front() == '[' ? header() : statement();
      skip(false);
      if (!rest_.empty() && rest_.front() != '\n') {
        refuse("something follows the end of the value", "write one key = value per line");
      }
    }
    return std::move(given_);
  }

 private:
  [[noreturn]] void refuse(std::string what, std::string remedy = {}) {
    throw Error(Fault::configuration, std::move(what), where(), std::move(remedy));
  }

  std::string where() const { return name_ + ":" + std::to_string(line_); }

  char take() {
    const char c = rest_.front();
    rest_.remove_prefix(1);
    if (c == '\n') ++line_;
    return c;
  }

  // Skips blanks and a comment; lines too when `lines`.
  void skip(bool lines) {
    while (!rest_.empty()) {
      const char c = rest_.front();
      if (c == '#') {
        while (!rest_.empty() && rest_.front() != '\n') take();
      } else if (c == ' ' || c == '\t' || c == '\r' || (c == '\n' && lines)) {
        take();
      } else {
        return;
      }
    }
  }

  void expect(char c, const char* message, std::string remedy = {}) {
    skip(false);
    if (rest_.empty() || rest_.front() != c) refuse(message, std::move(remedy));
    take();
  }

  // [env]
  void header() {
    take();
    skip(false);
    const std::string table = key();
    expect(']', "a table's name ends with ']'", "write [env] alone on its line");
    once("[" + table + "]");
    table_ = find_by_file_key(table);
    if (table_ == nullptr || table_->form != Form::table) {
      refuse("unknown table [" + table + "]",
             did_you_mean(table, {"bots", "arrivals", "env", "tags", "hosts"}));
    }
  }

  // key = value
  void statement() {
    const std::string name = key();
    expect('=', "'=' is expected after the key", "a table of keys is written [env]");
    skip(false);
    if (table_ != nullptr) {
      once("[" + file_key(*table_) + "] " + name);
      const bool names_host = table_->name == "host";
      if (!names_host && !is_identifier(name)) refuse("'" + name + "' cannot be a key here");
      give(*table_, name + "=" + scalar());
      return;
    }
    const Setting* setting = find_by_file_key(name);
    if (setting == nullptr) {
      refuse("unknown key '" + name + "'", did_you_mean(name, file_keys()));
    }
    once(file_key(*setting));
    const bool shape = setting->name == "bots" || setting->name == "arrivals";
    if (setting->form == Form::table && !shape) {
      refuse("'" + name + "' has keys of its own", "write it as a table: [" + name + "]");
    }
    const bool several = setting->form == Form::list || setting->form == Form::records;
    if (several && !rest_.empty() && rest_.front() == '[') {
      list(*setting);
    } else {
      give(*setting, scalar());
    }
  }

  void list(const Setting& setting) {
    for (take(), skip(true); !rest_.empty() && rest_.front() != ']'; skip(true)) {
      give(setting, scalar());
      skip(true);
      if (!rest_.empty() && rest_.front() == ',') {
        take();
      } else if (rest_.empty() || rest_.front() != ']') {
        refuse("a ',' or ']' is expected in the list");
      }
    }
    if (rest_.empty()) refuse("the list is not closed by ']'");
    take();
  }

  std::string key() {
    if (!rest_.empty() && (rest_.front() == '"' || rest_.front() == '\'')) return quoted();
    std::string key;
    while (!rest_.empty() && is_key_character(rest_.front())) key += take();
    if (key.empty()) refuse("a key is expected, such as max_running = 500");
    return key;
  }

  static bool is_key_character(char c) {
    return c == '-' || c == '_' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
           (c >= 'A' && c <= 'Z');
  }

  // A text, a number or a boolean, as text.
  std::string scalar() {
    if (rest_.empty() || rest_.front() == '\n') refuse("the value is missing");
    const char first = rest_.front();
    if (first == '"' || first == '\'') return quoted();
    if (first == '[') refuse("a list is not possible here");
    if (first == '{') refuse("inline tables are not supported", "write a table: [env]");
    std::string word;
    while (!rest_.empty() &&
           (is_key_character(rest_.front()) || rest_.front() == '.' || rest_.front() == '+')) {
      const char c = take();
      if (c != '_') word += c;
    }
    const bool number = !word.empty() && word.find_first_not_of("0123456789.+-eE") == word.npos;
    if (!number && word != "true" && word != "false") {
      refuse("a text must be in quotes", word.empty() ? "" : "write \"" + word + "\"");
    }
    return word;
  }

  std::string quoted() {
    const char quote = take();
    if (rest_.starts_with(std::string(2, quote))) {
      refuse("texts of several lines are not supported");
    }
    std::string text;
    while (!rest_.empty() && rest_.front() != quote && rest_.front() != '\n') {
      const char c = take();
      text += c == '\\' && quote == '"' ? escaped() : c;
    }
    if (rest_.empty() || rest_.front() != quote) refuse("the quote is not closed");
    take();
    return text;
  }

  char escaped() {
    const char c = rest_.empty() ? '\0' : take();
    switch (c) {
      case 'n': return '\n';
      case 't': return '\t';
      case 'r': return '\r';
      case '"':
      case '\\': return c;
      default:
        refuse("unknown escape in a text",
               "known are \\n \\t \\r \\\" \\\\; in '...' a backslash is itself");
    }
  }

  void once(const std::string& what) {
    const auto [first, is_new] = seen_.try_emplace(what, line_);
    if (is_new) return;
    refuse("'" + what + "' is given twice, first in line " + std::to_string(first->second),
           "keep one of them");
  }

  void give(const Setting& setting, const std::string& value) {
    given_.push_back({std::string(setting.name),
                      anchored(setting, value, folder_),
                      {Layer::config_file, where()}});
  }

  std::string_view rest_;
  const std::string& name_;
  const std::string& folder_;
  int line_ = 1;
  const Setting* table_ = nullptr;
  std::map<std::string, int> seen_;
  std::vector<Given> given_;
};

}  // namespace

std::vector<Given> read_config(const std::string& text, const std::string& name,
                               const std::string& folder) {
  return ConfigReader(text, name, folder).read();
}

}  // namespace hailstorm
