#include "http/response_reader.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <vector>

namespace hailstorm {
namespace {

using Progress = ResponseReader::Progress;

struct Result {
  Progress progress = Progress::more;
  int status = 0;
  std::string head, body, complaint;
  bool keeps_alive = false;

  bool operator==(const Result&) const = default;
};

// Feeds the pieces one after the other; what is read in place is kept after the first, as the
// client does, if `keep`.
Result read(const std::vector<std::string>& pieces, bool eof = false, bool keep = true,
            std::size_t shared_size = 4096, ResponseReader::Limits limits = {1024, 100000},
            ResponseReader::Expected expected = {}) {
  std::vector<char> shared(shared_size);
  ResponseReader reader(limits, shared);
  reader.start(expected);
  Result result;
  for (std::string_view rest : pieces) {
    while (!rest.empty() && result.progress == Progress::more) {
      const std::span<char> room = reader.room();
      const std::size_t n = std::min(room.size(), rest.size());
      std::copy_n(rest.begin(), n, room.begin());
      result.progress = reader.took(n);
      rest.remove_prefix(n);
    }
    if (keep) reader.keep();
  }
  if (eof && result.progress == Progress::more) result.progress = reader.ended();
  if (result.progress == Progress::done) {
    result.status = reader.status();
    result.head = reader.head();
    result.body = reader.body();
    result.keeps_alive = reader.keeps_alive();
  } else {
    result.complaint = reader.complaint();
  }
  return result;
}

struct Form {
  const char *name, *head, *rest, *body;
  int status;
  bool eof, keeps_alive;
};

const Form forms[] = {
    {"Content-Length", "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n", "0123456789", "0123456789",
     200, false, true},
    {"chunked", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n",
     "4\r\nabcd\r\n3;x=\"y\"\r\nefg\r\n0\r\n\r\n", "abcdefg", 200, false, true},
    {"chunked with trailers", "HTTP/1.1 201 Created\r\nTransfer-Encoding: chunked\r\n\r\n",
     "1\r\na\r\nA\r\n0123456789\r\n0\r\nX-Sum: 1\r\nX-Other: 2\r\n\r\n", "a0123456789", 201, false,
     true},
    {"empty chunked", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", "0\r\n\r\n", "", 200,
     false, true},
    {"EOF-delimited", "HTTP/1.1 200 OK\r\nX: y\r\n\r\n", "until the end", "until the end", 200,
     true, false},
    {"HTTP/1.0", "HTTP/1.0 200 OK\r\n\r\n", "old", "old", 200, true, false},
    {"HTTP/1.0 with a length", "HTTP/1.0 200 OK\r\nContent-Length: 3\r\n\r\n", "old", "old", 200,
     false, false},
    {"HTTP/1.0 kept", "HTTP/1.0 200 OK\r\nConnection: keep-alive\r\nContent-Length: 3\r\n\r\n",
     "old", "old", 200, false, true},
    {"204", "HTTP/1.1 204 No Content\r\n\r\n", "", "", 204, false, true},
    {"304 with a length", "HTTP/1.1 304 Not Modified\r\nContent-Length: 10\r\n\r\n", "", "", 304,
     false, true},
    {"Connection: close", "HTTP/1.1 500 Oops\r\nconnection: close\r\nContent-Length: 1\r\n\r\n",
     "x", "x", 500, false, false},
    {"no reason phrase", "HTTP/1.1 200 \r\nContent-Length: 0\r\n\r\n", "", "", 200, false, true},
    {"no blank behind the status", "HTTP/1.1 200\r\nContent-Length: 2\r\n\r\n", "ab", "ab", 200,
     false, true},
    {"a status alone", "HTTP/1.1 404\r\n\r\n", "until the end", "until the end", 404, true, false},
    {"a status without a body", "HTTP/1.1 204\r\n\r\n", "", "", 204, false, true},
    {"blanks behind sizes", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n",
     "2  \r\nab\r\nA\t \r\n0123456789\r\n1 ;x=y\r\nc\r\n0  \r\nX-Sum: 1\r\n\r\n", "ab0123456789c",
     200, false, true},
    {"a length before chunks",
     "HTTP/1.1 200 OK\r\nContent-Length: 3\r\nX: y\r\nTransfer-Encoding: Chunked\r\n\r\n",
     "4\r\nabcd\r\n0\r\n\r\n", "abcd", 200, false, false},
    {"a length behind chunks, and no reason phrase",
     "HTTP/1.1 200\r\nTransfer-Encoding: chunked\r\ncontent-length: \r\n 99999999\r\n\r\n",
     "4 \r\nabcd\r\n0\r\n\r\n", "abcd", 200, false, false},
    {"a header of several lines",
     "HTTP/1.1 200 OK\r\nX: a\r\n b\r\n\tc\r\nContent-Length: 1\r\n\r\n", "x", "x", 200, false,
     true},
    {"upgrade", "HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\n\r\n", "", "", 101, false,
     false},
};

TEST_CASE("Every framing is read whole, and cut at any place, with the same result") {
  for (const Form& form : forms) {
    CAPTURE(form.name);
    const std::string text = std::string(form.head) + form.rest;
    const Result whole = read({text}, form.eof);
    CHECK(whole == Result{Progress::done, form.status, form.head, form.body, "", form.keeps_alive});
    for (std::size_t i = 1; i < text.size(); ++i) {
      CAPTURE(i);
      CHECK(read({text.substr(0, i), text.substr(i)}, form.eof) == whole);
      CHECK(read({text.substr(0, i), text.substr(i)}, form.eof, false) == whole);
    }
    std::vector<std::string> bytes;
    for (const char c : text) bytes.emplace_back(1, c);
    CHECK(read(bytes, form.eof) == whole);
    CHECK(read(bytes, form.eof, false) == whole);
    CHECK(read({text}, form.eof, false, 1) == whole);
  }
}

TEST_CASE("Every framing that is cut short says so, at any place") {
  for (const Form& form : forms) {
    CAPTURE(form.name);
    const std::string head = form.head, text = head + form.rest;
    for (std::size_t i = 0; i < (form.eof ? head.size() : text.size()); ++i) {
      CAPTURE(i);
      CHECK(read({text.substr(0, i)}, true).progress == Progress::cut_short);
    }
  }
}

TEST_CASE("Interim responses are read over") {
  const std::string interim =
      "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nA: b\r\n\r\n";
  const std::string final = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";
  const std::string text = interim + final;
  const Result whole = read({text});
  CHECK(whole.status == 200);
  CHECK(whole.head + whole.body == final);
  for (std::size_t i = 1; i < text.size(); ++i) {
    CAPTURE(i);
    CHECK(read({text.substr(0, i), text.substr(i)}) == whole);
  }
  CHECK(read({interim}, true).progress == Progress::cut_short);
}

TEST_CASE("What is no response is malformed") {
  for (const char* text :
       {"hello, world\r\n\r\n", "HTTP/2.0 200 OK\r\n\r\n", "HTTP/1.1 2x0 OK\r\n\r\n",
        "HTTP/1.1 200 OK\r\nno colon\r\n\r\n", "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999\r\n\r\n",
        "HTTP/1.1 200\rX\r\n\r\n", "HTTP/1.1 2000\r\n\r\n", "HTTP/1.1 20\r\n\r\n",
        "HTTP/1.1 200 OK\nContent-Length: 0\n\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nTransfer-Encoding: gzip\r\n\r\n",
        "HTTP/1.1 200\r\nTransfer-Encoding: chunked\r\nContent-Length: 1\r\nX\r\n\r\n",
        "\x16\x03\x01\x02\x02 and so on"}) {
    CAPTURE(text);
    const Result result = read({text});
    CHECK(result.progress == Progress::malformed);
    CHECK(!result.complaint.empty());
  }
}

TEST_CASE("A chunk that is broken is a bad chunk") {
  const std::string head = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
  for (const char* body : {"xyz\r\n", "1\r\nabc\r\n", "-1\r\nabc", "1 2\r\nabc\r\n", " 1\r\na\r\n",
                           "1 x\r\na\r\n", "0\r\nno colon\r\n\r\n", "fffffffffffffffff\r\n"}) {
    CAPTURE(body);
    const Result result = read({head + body});
    CHECK(result.progress == Progress::bad_chunk);
    CHECK(!result.complaint.empty());
  }
}

TEST_CASE("Bytes after the end are no failure, but the connection is through") {
  const Result one = read({"HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nab"});
  CHECK(one == Result{Progress::done, 200, "HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\n", "a", "",
                      false});
  CHECK(read({"HTTP/1.1 204 No\r\n\r\nab"}).progress == Progress::done);
  CHECK_FALSE(read({"HTTP/1.1 204 No\r\n\r\nab"}).keeps_alive);
}

TEST_CASE("HTTP/2 is known by its first frame, however that is cut") {
  const std::string settings("\0\0\x12\x04\0\0\0\0\0", 9), goaway("\0\0\x08\x07\0\0\0\0\0", 9),
      data("\0\0\x08\0\0\0\0\0\1", 9);
  for (const bool keep : {true, false}) {
    CHECK(read({settings + "abc"}, false, keep).progress == Progress::http2);
    for (std::size_t i = 1; i < 9; ++i) {
      CHECK(read({goaway.substr(0, i), goaway.substr(i)}, false, keep).progress == Progress::http2);
    }
    CHECK(read({data}, false, keep).progress == Progress::malformed);
    CHECK(read({settings.substr(0, 8)}, true, keep).progress == Progress::cut_short);
    const std::string interim = "HTTP/1.1 103 Hint\r\n\r\n";
    CHECK(read({interim + data}, false, keep).progress == Progress::malformed);
  }
}

TEST_CASE("The answer to a HEAD has no body, whatever its head says") {
  const ResponseReader::Expected head{true, Keep::body};
  for (const char* framing : {"Content-Length: 10", "Transfer-Encoding: chunked", "X: y"}) {
    CAPTURE(framing);
    const std::string text = std::string("HTTP/1.1 200 OK\r\n") + framing + "\r\n\r\n";
    for (std::size_t i = 1; i <= text.size(); ++i) {
      const Result result =
          read({text.substr(0, i), text.substr(i)}, false, true, 4096, {1024, 5}, head);
      CHECK(result.progress == Progress::done);
      CHECK(result.head == text);
      CHECK(result.body.empty());
    }
  }
}

TEST_CASE("A body that is thrown away has no limit and leaves the rest the same") {
  const ResponseReader::Expected nothing{false, Keep::nothing};
  for (const Form& form : forms) {
    CAPTURE(form.name);
    const std::string text = std::string(form.head) + form.rest;
    const Result whole{Progress::done, form.status, form.head, "", "", form.keeps_alive};
    for (const std::size_t shared :
         {std::size_t{1}, std::size_t{7}, std::size_t{64}, std::size_t{4096}}) {
      for (std::size_t i = 1; i <= text.size(); ++i) {
        CAPTURE(shared, i);
        for (const bool keep : {true, false}) {
          CHECK(read({text.substr(0, i), text.substr(i)}, form.eof, keep, shared, {1024, 2},
                     nothing) == whole);
        }
      }
    }
  }
}

TEST_CASE("Facts of the head are noted, those of trailers are not") {
  std::vector<char> shared(4096);
  ResponseReader reader({1024, 1024}, shared);
  const auto facts = [&](const std::string& text) {
    reader.start({});
    std::copy(text.begin(), text.end(), reader.room().begin());
    CHECK(reader.took(text.size()) == Progress::done);
    return reader.facts();
  };
  const std::string end = "\r\nContent-Length: 0\r\n\r\n";
  CHECK(facts("HTTP/1.1 200 OK\r\ncontent-encoding: gzip" + end).content_encoding);
  CHECK(facts("HTTP/1.1 200 OK\r\nSET-COOKIE: a=b" + end).set_cookie);
  CHECK(facts("HTTP/1.1 302 OK\r\nLocation: /" + end).location);
  CHECK(facts("HTTP/1.1 401 OK\r\nWWW-Authenticate: Basic" + end).www_authenticate);
  const HeadFacts none = facts(
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\nSet-Cookie: a=b\r\nLocation: "
      "/\r\n\r\n");
  CHECK_FALSE(none.set_cookie);
  CHECK_FALSE(none.location);
  CHECK_FALSE(none.content_encoding);
  CHECK_FALSE(facts("HTTP/1.1 103 Hint\r\nLocation: /\r\n\r\nHTTP/1.1 200 OK" + end).location);
}

TEST_CASE("Facts of a head that had to be mended are noted as well") {
  std::vector<char> shared(4096);
  ResponseReader reader({1024, 1024}, shared);
  reader.start({});
  const std::string text =
      "HTTP/1.1 302\r\nLocation: /\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n"
      "0\r\n\r\n";
  std::copy(text.begin(), text.end(), reader.room().begin());
  REQUIRE(reader.took(text.size()) == Progress::done);
  CHECK(reader.status() == 302);
  CHECK(reader.facts().location);
  CHECK_FALSE(reader.facts().set_cookie);
}

TEST_CASE("A head beyond its limit is too large, whatever it is made of") {
  const std::string start = "HTTP/1.1 200 OK\r\n", much(1100, 'x');
  CHECK(read({"HTTP/1.1 200 " + much + "\r\n\r\n"}).progress == Progress::head_too_large);
  CHECK(read({start + "X: " + much + "\r\n\r\n"}).progress == Progress::head_too_large);
  CHECK(read({start + "X: " + much}).progress == Progress::head_too_large);
  std::string many = start, interims;
  for (int i = 0; i < 300; ++i) many += "A: b\r\n";
  CHECK(read({many + "\r\n"}).progress == Progress::head_too_large);
  CHECK(read({many}).progress == Progress::head_too_large);
  for (int i = 0; i < 60; ++i) interims += "HTTP/1.1 102 Wait\r\n\r\n";
  CHECK(read({interims}).progress == Progress::head_too_large);
  const std::string chunked = start + "Transfer-Encoding: chunked\r\n\r\n";
  CHECK(read({chunked + "1;" + much}).progress == Progress::head_too_large);
  CHECK(read({chunked + "0\r\nX: " + much + much}).progress == Progress::head_too_large);
}

TEST_CASE("A body beyond its limit is too large, before it has come where that is announced") {
  const ResponseReader::Limits limits{1024, 100};
  const std::string start = "HTTP/1.1 200 OK\r\n", much(101, 'x');
  const auto progress = [&](const std::string& text, bool eof = false) {
    return read({text}, eof, true, 4096, limits).progress;
  };
  CHECK(progress(start + "Content-Length: 101\r\n\r\n") == Progress::body_too_large);
  CHECK(progress(start + "Content-Length: 100\r\n\r\n" + much.substr(1)) == Progress::done);
  CHECK(progress(start + "Transfer-Encoding: chunked\r\n\r\n65\r\nx") == Progress::body_too_large);
  CHECK(progress(start + "Transfer-Encoding: chunked\r\n\r\n64\r\n" + much.substr(1) +
                 "\r\n1\r\nx") == Progress::body_too_large);
  const std::string padded = start + "Transfer-Encoding: chunked\r\n\r\n";
  CHECK(progress(padded + "32 \r\n" + much.substr(51) + "\r\n32 \r\n" + much.substr(51) +
                 "\r\n0\r\n\r\n") == Progress::done);
  CHECK(progress(padded + "32 \r\n" + much.substr(51) + "\r\n33 \r\n") == Progress::body_too_large);
  CHECK(progress(start + "\r\n" + much) == Progress::body_too_large);
  CHECK(progress(start + "\r\n" + much.substr(1), true) == Progress::done);
}

TEST_CASE("A reader reads one response after the other, large and small") {
  std::vector<char> shared(256);
  ResponseReader reader({1024, 1 << 20}, shared);
  for (const std::size_t size : {0u, 10u, 1000u, 300000u, 5u}) {
    CAPTURE(size);
    const std::string body(size, 'b');
    const std::string text =
        "HTTP/1.1 200 OK\r\nContent-Length: " + std::to_string(size) + "\r\n\r\n" + body;
    reader.start({});
    Progress progress = Progress::more;
    for (std::string_view rest = text; !rest.empty();) {
      const std::span<char> room = reader.room();
      const std::size_t n = std::min(room.size(), rest.size());
      std::copy_n(rest.begin(), n, room.begin());
      CHECK(progress == Progress::more);
      progress = reader.took(n);
      rest.remove_prefix(n);
    }
    CHECK(progress == Progress::done);
    CHECK(reader.body() == body);
  }
}

}  // namespace
}  // namespace hailstorm
