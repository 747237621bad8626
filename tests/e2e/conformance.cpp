#include "conformance.h"

#include <catch2/catch.hpp>
#include <set>
#include <sstream>

namespace hailstorm {
namespace {

using nlohmann::json;

// What differs from one request to the next, and from one connection to the next, whoever asks.
const std::set<std::string> volatile_headers = {"Connection", "Date", "Keep-Alive",
                                                "Authentication-Info", "Www-Authenticate"};

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  for (auto at = text.find(from); at != text.npos; at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
  return text;
}

std::string path_of(const Site& site, const Case& one) {
  // The port within an encoded URL is encoded, too; in one that is encoded twice it does not occur.
  std::string path = replaced(one.path, "%7Bport%7D", std::to_string(site.port));
  return replaced(path, "{port}", std::to_string(site.port));
}

std::string url_of(const Site& site, const Case& one, const std::string& user = {}) {
  return site.scheme + "://" + user + one.host + ":" + std::to_string(site.port) +
         path_of(site, one);
}

std::string body_of(const Case& one) {
  std::string body;
  for (unsigned i = 0; i < one.body_times; ++i) body += one.body;
  return body;
}

// Long bodies by their ends and length.
std::string abridged(const std::string& body) {
  if (body.size() <= 3000) return body;
  return body.substr(0, 1000) + "..." + std::to_string(body.size()) + "..." +
         body.substr(body.size() - 1000);
}

std::string canonical(std::string name) {
  bool upper = true;
  for (char& c : name) {
    c = static_cast<char>(upper ? std::toupper(c) : std::tolower(c));
    upper = c == '-';
  }
  return name;
}

// The headers of the last head in a dump of curl's; values of one name joined as k6 does.
std::map<std::string, std::string> headers_in(const std::string& dump) {
  std::map<std::string, std::string> headers;
  std::istringstream lines(dump);
  bool inside = false;
  for (std::string line; std::getline(lines, line);) {
    if (line.ends_with('\r')) line.pop_back();
    if (line.starts_with("HTTP/")) {
      headers.clear();
      inside = true;
    } else if (line.empty()) {
      inside = false;
    } else if (const auto colon = line.find(':'); inside && colon != line.npos) {
      const auto begin = std::min(line.find_first_not_of(' ', colon + 1), line.size());
      auto& value = headers[canonical(line.substr(0, colon))];
      value += (value.empty() ? "" : ", ") + line.substr(begin);
    }
  }
  for (const std::string& name : volatile_headers) headers.erase(name);
  return headers;
}

// Without what is not sent, the user and the fragment, and without an empty query, of which curl
// does not tell.
std::string sent_url(const std::string& url) {
  std::string sent = replaced(url.substr(0, url.find('#')), "user:secret@", "");
  if (sent.ends_with('?')) sent.pop_back();
  return sent;
}

std::string quoted(const std::string& word) { return "'" + replaced(word, "'", "'\\''") + "'"; }

// The words of curl for one case; its files carry the case's number.
std::string curl_words(const WorkFolder& folder, const Site& site, const Case& one,
                       const std::string& number) {
  std::vector<std::string> words = {"curl",
                                    "-q",
                                    "-sS",
                                    "--max-time",
                                    "20",
                                    "--path-as-is",
                                    "-g",
                                    "-o",
                                    folder.file(number + ".body"),
                                    "-D",
                                    folder.file(number + ".head"),
                                    "-w",
                                    number + " %{http_code} %{url_effective}\\n",
                                    "-b",
                                    "",
                                    "--compressed",
                                    "-H",
                                    "Accept:"};
  words.insert(words.end(), site.curl_words.begin(), site.curl_words.end());
  if (one.headers.count("Accept-Encoding") == 0)
    words.insert(words.end(), {"-H", "Accept-Encoding:"});
  if (one.headers.count("Expect") == 0) words.insert(words.end(), {"-H", "Expect:"});
  for (const auto& [name, value] : one.headers)
    words.insert(words.end(), {"-H", name + ": " + value});
  if (one.redirects) words.push_back("-L");
  if (!one.auth.empty()) words.insert(words.end(), {"--" + one.auth, "-u", "user:secret"});
  const bool upload = !one.body.empty() || !one.form.empty();
  if (one.method == "HEAD") words.push_back("-I");
  if (one.method != "HEAD" && one.method != "GET" && !(one.method == "POST" && upload))
    words.insert(words.end(), {"-X", one.method});
  if (!one.body.empty()) {
    folder.write(number + ".sent", body_of(one));
    words.insert(words.end(), {"--data-binary", "@" + folder.file(number + ".sent")});
  }
  std::string form;
  for (const auto& [name, value] : one.form) {
    if (!one.file_text.empty()) words.insert(words.end(), {"-F", name + "=" + value});
    form +=
        (form.empty() ? "" : "&") + name + "=" +
        replaced(replaced(replaced(replaced(value, "%", "%25"), "&", "%26"), "=", "%3D"), " ", "+");
  }
  if (!one.file_text.empty()) {
    folder.write("upload.txt", one.file_text);
    words.insert(words.end(), {"-F", "file=@" + folder.file("upload.txt") +
                                         ";filename=upload.txt;type=text/plain"});
  } else if (!form.empty()) {
    words.insert(words.end(), {"--data-raw", form});
  }
  words.push_back(url_of(site, one));
  std::string command;
  for (const std::string& word : words) command += quoted(word) + " ";
  return command;
}

json for_script(const Site& site, const Case& one) {
  json item = {{"name", one.name},      {"method", one.method},    {"headers", one.headers},
               {"body", one.body},      {"times", one.body_times}, {"form", one.form},
               {"file", one.file_text}, {"auth", one.auth},        {"redirects", one.redirects}};
  item["url"] = url_of(site, one, one.auth.empty() ? "" : "user:secret@");
  return item;
}

const char* asking = R"js(
var hs = require('hailstorm'), http = hs.http;
function abridged(body) {
  if (body.length <= 3000) return body;
  return body.slice(0, 1000) + '...' + body.length + '...' + body.slice(-1000);
}
function body_of(one) {
  if (one.file) {
    one.form.file = http.file(one.file, 'upload.txt', 'text/plain');
    return one.form;
  }
  if (Object.keys(one.form).length) return one.form;
  return one.body ? new Array(one.times + 1).join(one.body) : undefined;
}
function Asker() {}
Asker.every = '0s';
Asker.actions = { ask: 1 };
Asker.prototype.ask = function () {
  for (var i = 0; i < cases.length; ++i) {
    var one = cases[i];
    var params = { headers: one.headers, jar: new http.CookieJar(), timeout: '20s' };
    if (!one.redirects) params.redirects = 0;
    if (one.auth) params.auth = one.auth;
    var res = http.request(one.method, one.url, body_of(one), params);
    console.log('CASE ' + encodeURIComponent(JSON.stringify({
      name: one.name, status: res.status, url: String(res.url), headers: res.headers,
      body: abridged(res.body || ''), error: res.error
    })));
  }
};
exports.Asker = Asker;
)js";

// What encodeURIComponent has made of it, so that a log finds no secret in it.
std::string decoded(const std::string& text) {
  std::string bytes;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool is_encoded = text[i] == '%' && i + 2 < text.size();
    bytes +=
        is_encoded ? static_cast<char>(std::stoi(text.substr(i + 1, 2), nullptr, 16)) : text[i];
    if (is_encoded) i += 2;
  }
  return bytes;
}

}  // namespace

Results ask_by_curl(const WorkFolder& folder, const Site& site, const std::vector<Case>& cases) {
  std::string script;
  for (std::size_t i = 0; i < cases.size(); ++i)
    script += curl_words(folder, site, cases[i], std::to_string(i)) + "\n";
  folder.write("curl.sh", script);
  Process curl(
      folder, "curl",
      {"xargs", "-d", "\n", "-n", "1", "-P", "4", "-a", folder.file("curl.sh"), "sh", "-c"});
  curl.wait();
  Results results;
  std::istringstream lines(curl.out());
  std::size_t number = 0;
  int status = 0;
  for (std::string url; lines >> number >> status >> url;) {
    const std::string file = folder.file(std::to_string(number));
    const std::string body =
        cases[number].method == "HEAD" ? "" : abridged(contents_of(file + ".body"));
    results[cases[number].name] = {{"status", status},
                                   {"url", sent_url(url)},
                                   {"headers", headers_in(contents_of(file + ".head"))},
                                   {"body", body}};
  }
  INFO(site.name << ": " << curl.err());
  CHECK(results.size() == cases.size());
  return results;
}

Results ask_by_bot(const WorkFolder& folder, const Site& site, const std::vector<Case>& cases) {
  json items = json::array();
  for (const Case& one : cases) items.push_back(for_script(site, one));
  folder.write("ask.js", "var cases = " + items.dump() + ";\n" + asking);
  std::vector<std::string> words = {folder.file("ask.js"),
                                    "--iterations",
                                    "1",
                                    "--threads",
                                    "1",
                                    "--log-rate",
                                    "1000000",
                                    "--log-line",
                                    "10mb",
                                    "--script-slice",
                                    "20s"};
  words.insert(words.end(), site.storm_words.begin(), site.storm_words.end());
  const StormRun run = storm(folder, words);
  Results results;
  std::istringstream lines(run.out + run.err);
  for (std::string line; std::getline(lines, line);) {
    const auto at = line.find("CASE ");
    if (at == std::string::npos) continue;
    json one = json::parse(decoded(line.substr(at + 5)), nullptr, false);
    INFO(line.substr(0, 300));
    REQUIRE(!one.is_discarded());
    for (const std::string& name : volatile_headers) one.at("headers").erase(name);
    one["url"] = sent_url(one.at("url").get<std::string>());
    const std::string name = one.at("name");
    one.erase("name");
    results[name] = std::move(one);
  }
  INFO(site.name << ": " << run.err.substr(0, 2000) << run.out.substr(0, 3000));
  CHECK(results.size() == cases.size());
  return results;
}

}  // namespace hailstorm
