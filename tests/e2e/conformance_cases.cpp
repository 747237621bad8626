#include "conformance.h"

namespace hailstorm {
namespace {

std::string encoded(const std::string& text) {
  std::string result;
  for (const char c : text) {
    char hex[4];
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    std::snprintf(hex, sizeof hex, "%%%02X", static_cast<unsigned char>(c));
    result += plain ? std::string(1, c) : hex;
  }
  return result;
}

const std::map<std::string, std::string> plain_text = {{"Content-Type", "text/plain"}};

void add_methods(std::vector<Case>& cases) {
  for (const std::string method : {"GET", "HEAD", "OPTIONS", "DELETE", "PUT", "PATCH", "POST"})
    cases.push_back({"method " + method, method, "/echo/" + method});
  for (const std::string method : {"POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
    cases.push_back({"body with " + method, method, "/echo", plain_text, "a body of " + method});
}

void add_statuses(std::vector<Case>& cases) {
  for (const int status :
       {200, 201, 202, 203, 204, 206, 300, 304, 400, 402, 403, 404, 405, 406, 409, 410,
        411, 412, 413, 414, 415, 418, 422, 429, 451, 500, 501, 502, 503, 504, 599}) {
    const std::string number = std::to_string(status);
    cases.push_back({"status " + number, "GET", "/status/" + number});
  }
  for (const std::string status : {"200", "204", "304", "404", "500"})
    cases.push_back({"head with status " + status, "HEAD", "/status/" + status});
}

void add_redirects(std::vector<Case>& cases) {
  const std::pair<std::string, std::string> targets[] = {
      {"absolute path", "/echo/there?a=1"},
      {"relative path", "../echo/there"},
      {"query only", "?to=%2Fecho%2Fquery"},
      {"with fragment", "/echo/there#part"},
      {"other host", "//b.conf.test:{port}/echo/b"}};
  for (const std::string status : {"301", "302", "303", "307", "308"}) {
    for (const auto& [kind, to] : targets) {
      if (kind == "query only" && status != "302") continue;
      const std::string path = "/redirect/" + status + "?to=" + encoded(to);
      cases.push_back({"redirect " + status + " GET to " + kind, "GET", path});
      if (kind == "query only") continue;
      cases.push_back(
          {"redirect " + status + " POST to " + kind, "POST", path, plain_text, "posted"});
      if (kind == "absolute path")
        cases.push_back({"redirect " + status + " HEAD to " + kind, "HEAD", path});
    }
    Case last{"redirect " + status + " not followed", "GET", "/redirect/" + status + "?to=%2Fecho"};
    last.redirects = false;
    cases.push_back(last);
  }
  const std::string twice = "/redirect/302?to=" + encoded("/redirect/307?to=" + encoded("/echo/2"));
  cases.push_back({"redirect of a redirect, GET", "GET", twice});
  cases.push_back({"redirect of a redirect, POST", "POST", twice, plain_text, "posted"});
  cases.push_back({"headers go along to the same host",
                   "GET",
                   "/redirect/302?to=%2Fecho",
                   {{"X-C-One", "1"}, {"Authorization", "Bearer abc"}}});
  cases.push_back({"authorization stays behind for another host",
                   "GET",
                   "/redirect/302?to=" + encoded("//b.conf.test:{port}/echo"),
                   {{"X-C-One", "1"}, {"Authorization", "Bearer abc"}}});
}

// Each sets cookies and goes on to a page that tells which came back. Left out is where curl 7.88
// departs from RFC 6265: a path that ends in '/', one that does not begin with it (5.1.4, 5.2.4),
// and the order of cookies whose paths are equally long (5.4).
void add_cookies(std::vector<Case>& cases) {
  const std::pair<std::vector<std::string>, std::string> sets[] = {
      {{"a=1; Path=/"}, "/echo"},
      {{"a=1"}, "/echo"},
      {{"a=1"}, "/cookies/echo?c=b=2&to=/echo"},
      {{"a=1; Path=/echo"}, "/echo"},
      {{"a=1; Path=/echo"}, "/echo/below"},
      {{"a=1; Path=/echo"}, "/echoes"},
      {{"a=1; Path=/", "b=2; Path=/echo"}, "/echo"},
      {{"a=1; Path=/", "a=2; Path=/"}, "/echo"},
      {{"a=1; Path=/; Max-Age=0"}, "/echo"},
      {{"a=1; Path=/; Max-Age=-1"}, "/echo"},
      {{"a=1; Path=/; Max-Age=100"}, "/echo"},
      {{"a=1; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT"}, "/echo"},
      {{"a=1; Path=/; Expires=Wed, 09 Jun 2100 10:18:14 GMT"}, "/echo"},
      {{"a=1; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT; Max-Age=100"}, "/echo"},
      {{"a=1; Path=/", "a=; Path=/; Max-Age=0"}, "/echo"},
      {{"a=1; Path=/; HttpOnly; SameSite=Lax"}, "/echo"},
      {{"a=; Path=/"}, "/echo"},
      {{"a=\"quoted\"; Path=/"}, "/echo"},
      {{"a=x=y; Path=/"}, "/echo"},
      {{"  a  =  1  ; Path=/"}, "/echo"},
      {{"a=1; PATH=/; unknown=x"}, "/echo"},
      {{"a=1; Path=/; Domain=conf.test"}, "//b.conf.test:{port}/echo"},
      {{"a=1; Path=/; Domain=.conf.test"}, "//b.conf.test:{port}/echo"},
      {{"a=1; Path=/; Domain=conf.test"}, "//conf.test:{port}/echo"},
      {{"a=1; Path=/"}, "//b.conf.test:{port}/echo"},
      {{"a=1; Path=/; Domain=b.conf.test"}, "//b.conf.test:{port}/echo"},
      {{"a=1; Path=/; Domain=other.test"}, "/echo"},
      {{"a=1; Path=/; Domain=test"}, "/echo"}};
  for (const auto& [cookies, to] : sets) {
    std::string path = "/cookies/set?to=" + encoded(to), name = "cookies";
    for (const std::string& cookie : cookies) {
      path += "&c=" + encoded(cookie);
      name += " [" + cookie + "]";
    }
    cases.push_back({name + " then " + to, "GET", path});
  }
}

void add_lengths(std::vector<Case>& cases) {
  for (const int size : {0, 4, 100, 1000, 16'000, 65'536, 100'000, 1'000'000}) {
    const std::string number = std::to_string(size);
    cases.push_back({"length " + number, "GET", "/length/" + number});
  }
  cases.push_back({"head of a long body", "HEAD", "/length/100000"});
}

void add_authorization(std::vector<Case>& cases) {
  Case with{"basic", "GET", "/basic"};
  cases.push_back({"basic without a user", "GET", "/basic"});
  with.auth = "basic";
  cases.push_back(with);
  cases.push_back(
      {"basic by header", "GET", "/basic", {{"Authorization", "Basic dXNlcjpzZWNyZXQ="}}});
  cases.push_back({"basic, wrong", "GET", "/basic", {{"Authorization", "Basic eDp5"}}});
}

void add_urls(std::vector<Case>& cases) {
  for (const std::string path :
       {"/echo?", "/echo?a=1&b=2", "/echo?a=%20%2F%C3%BC", "/echo/%20x", "/echo/a;b=c,d",
        "/echo?q=a+b", "/echo#fragment", "/echo?a=b#fragment", "/echo//double", "/echo/~tilde",
        "/echo/(a)*'!$", "/echo?x=[1]", "/echo/%41%42", "/"})
    cases.push_back({"path " + path, "GET", path});
  cases.push_back({"a header", "GET", "/echo", {{"X-C-One", "1"}, {"X-C-Two", "two words"}}});
  cases.push_back({"a long header", "GET", "/echo", {{"X-C-Long", std::string(4000, 'x')}}});
  cases.push_back({"range and origin", "GET", "/echo", {{"Range", "bytes=0-9"}, {"Origin", "x"}}});
  cases.push_back({"a cookie by header", "GET", "/echo", {{"Cookie", "a=1; b=2"}}});
}

}  // namespace

std::vector<Case> cases_for_all() {
  std::vector<Case> cases;
  add_methods(cases);
  add_statuses(cases);
  add_redirects(cases);
  add_cookies(cases);
  add_lengths(cases);
  add_authorization(cases);
  add_urls(cases);
  return cases;
}

std::vector<Case> cases_of_uploads() {
  std::vector<Case> cases;
  for (const unsigned times : {1U, 100U, 10'000U, 100'000U}) {
    const std::string size = std::to_string(times * 10);
    cases.push_back({"upload " + size, "POST", "/echo", plain_text, "0123456789", times});
    auto headers = plain_text;
    headers["Expect"] = "100-continue";
    cases.push_back({"upload with Expect " + size, "PUT", "/echo", headers, "0123456789", times});
  }
  Case form{"a form", "POST", "/echo"};
  form.form = {{"a", "1"}, {"b", "x y"}, {"c", "&=%"}};
  cases.push_back(form);
  Case multipart{"a multipart form", "POST", "/echo"};
  multipart.form = {{"a", "1"}};
  multipart.file_text = "the text of the file\n";
  cases.push_back(multipart);
  cases.push_back({"a body in UTF-8", "POST", "/echo", plain_text, "Gr\u00fc\u00dfe"});
  cases.push_back({"JSON", "POST", "/echo", {{"Content-Type", "application/json"}}, "{\"a\":[1]}"});
  return cases;
}

std::vector<Case> cases_of_node() {
  std::vector<Case> cases = {
      {"trailers", "GET", "/trailers"},
      {"text in UTF-8", "GET", "/text"},
      {"an etag that is still right", "GET", "/text", {{"If-None-Match", "\"one\""}}},
      {"a range", "GET", "/ranges", {{"Range", "bytes=10-29"}}},
      {"early hints", "GET", "/early"},
      {"headers given twice", "GET", "/headers?x-a=1&x-a=2&x-b=3"},
      {"an empty header", "GET", "/headers?x-a="},
      {"cookies set, none asked for", "GET", "/set?c=a%3D1&c=b%3D2"}};
  for (const std::string size : {"0", "1", "1000", "5000", "100000"}) {
    cases.push_back({"chunked " + size, "GET", "/chunked/" + size});
    cases.push_back({"closed after " + size, "GET", "/close/" + size});
    cases.push_back({"until the end, " + size, "GET", "/old/" + size});
  }
  cases.push_back({"chunks of a byte", "GET", "/chunked/500?piece=1"});
  cases.push_back({"head of chunks", "HEAD", "/chunked/1000"});
  for (const std::string coding : {"gzip", "deflate", "br", "zstd"}) {
    for (const std::string more :
         {"", "?size=0", "?size=200000", "?chunked=1", "?size=200000&chunked=1"}) {
      cases.push_back(
          {coding + " " + more, "GET", "/encoded/" + coding + more, {{"Accept-Encoding", coding}}});
    }
    cases.push_back({"head of " + coding, "HEAD", "/encoded/" + coding});
  }
  cases.push_back({"gzip, then br", "GET", "/encoded/gzip, br", {{"Accept-Encoding", "gzip, br"}}});
  cases.back().path = "/encoded/gzip,%20br";
  Case digest{"digest", "GET", "/digest"};
  digest.auth = "digest";
  cases.push_back(digest);
  return cases;
}

std::vector<Case> cases_of_odd_answers() {
  return {{"a status line that ends with its status", "GET", "/odd/status"},
          {"blanks behind the sizes of chunks", "GET", "/odd/chunk"},
          {"a length beside chunks", "GET", "/odd/length"}};
}

std::vector<Case> cases_of_nginx() {
  std::vector<Case> cases = {
      {"index", "GET", "/"},
      {"a file", "GET", "/file.txt"},
      {"head of a file", "HEAD", "/file.txt"},
      {"missing", "GET", "/missing"},
      {"a folder without its slash", "GET", "/folder"},
      {"forbidden", "GET", "/folder/"},
      {"a range", "GET", "/file.txt", {{"Range", "bytes=10-29"}}},
      {"the last bytes", "GET", "/file.txt", {{"Range", "bytes=-5"}}},
      {"no such range", "GET", "/file.txt", {{"Range", "bytes=900000-"}}},
      {"not modified",
       "GET",
       "/file.txt",
       {{"If-Modified-Since", "Sat, 01 Jan 2022 00:00:00 GMT"}}},
      {"modified", "GET", "/file.txt", {{"If-Modified-Since", "Fri, 01 Jan 2021 00:00:00 GMT"}}},
      {"no match", "GET", "/file.txt", {{"If-Match", "\"x\""}}},
      {"compressed", "GET", "/file.txt", {{"Accept-Encoding", "gzip"}}},
      {"method not allowed", "POST", "/file.txt", plain_text, "x"},
      {"a large file", "GET", "/large.txt"}};
  Case basic{"basic", "GET", "/private/file.txt"};
  cases.push_back({"basic without a user", "GET", "/private/file.txt"});
  basic.auth = "basic";
  cases.push_back(basic);
  return cases;
}

std::vector<Case> cases_of_apache() {
  std::vector<Case> cases = cases_of_nginx();
  Case digest{"digest", "GET", "/digest/file.txt"};
  cases.push_back({"digest without a user", "GET", "/digest/file.txt"});
  digest.auth = "digest";
  cases.push_back(digest);
  digest.name = "digest by HEAD";
  digest.method = "HEAD";
  cases.push_back(digest);
  cases.push_back({"the options", "OPTIONS", "/file.txt"});
  return cases;
}

}  // namespace hailstorm
