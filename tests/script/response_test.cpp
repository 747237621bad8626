// What scripts read of an answer, shown by what the expressions of a bot are worth.

#include "fake_host.h"
#include "http/address.h"

using namespace hailstorm;
using Catch::Contains;

namespace {

// The value of an expression of `r`, the response, as JSON; or what it throws.
std::string value(const std::string& expression, const Answer& answer,
                  const std::string& params = "{}") {
  Stage stage(bot_with("var r = http.get('http://x/', " + params +
                       ");\nvar v;\ntry { v = JSON.stringify(" + expression +
                       "); } catch (e) { v = String(e); }\nconsole.log(v === undefined ? "
                       "'undefined' : v);"));
  const auto bot = stage.begin(Step::http);
  CHECK(stage.resume(bot, answer) == Step::idle);
  INFO(expression << ": " << stage.thrown());
  REQUIRE(stage.host.prints.size() == 1);
  return stage.host.prints[0].substr(5);  // without "log: "
}

std::string json_value(const std::string& expression, std::string_view body) {
  return value(expression, answer(200, "HTTP/1.1 200 OK\r\n\r\n", body));
}

std::string html_value(const std::string& expression) {
  return json_value(expression,
                    "<title>Shop &amp; \xC3\xA9</title><form id=f action=/in>"
                    "<input type=hidden name=csrf value='t&quot;k'><input name=user disabled>"
                    "<input type=checkbox name=c checked><input type=submit name=s value=go>"
                    "<select name=size><option value=1>S<option value=2 selected>M</select>"
                    "<textarea name=note>hi</textarea></form>"
                    "<ul><li class='a b'>1<li>2<li class=b>3</ul><p>x <b>y</b></p>");
}

Answer whole_answer() {
  static const Address remote = *parse_endpoint("10.1.2.3:8443");
  Answer whole = answer(404,
                        "HTTP/1.1 404 Not Found\r\ncontent-type: text/plain\r\nX-A: 1\r\n"
                        "x-a:  2 \r\nX-Lines: one\r\n  two\r\n \r\n\tthree\r\nX-End: \r\n "
                        "z\r\nset-cookie: sid=a=b; Domain=.x.org; Path=/p; HttpOnly; Secure; "
                        "Max-Age=60\r\nSet-Cookie: t=1; Expires=Thu, 01 Jan 1970 00:00:09 GMT\r\n"
                        "set-cookie: sid=2\r\n\r\n",
                        "body");
  whole.authority = "x:8443";
  whole.tls = true;
  whole.tls_version = "TLSv1.3";
  whole.tls_cipher = "TLS_AES_256_GCM_SHA384";
  whole.remote = &remote;
  whole.request =
      "POST /a%20b?c=d HTTP/1.1\r\nHost: x:8443\r\nProxy-Authorization: Basic eDp5\r\ncookie: a=1; "
      "b=2=3\r\nX-B: 1\r\nx-b: "
      "2\r\n\r\nq=1";
  whole.timings.waiting = std::chrono::microseconds(1500);
  return whole;
}

}  // namespace

TEST_CASE("a response has what k6's have") {
  const Answer whole = whole_answer();
  const std::pair<const char*, const char*> cases[] = {
      {"r.status", "404"},
      {"r.status_text", "\"404 Not Found\""},
      {"r.proto", "\"HTTP/1.1\""},
      {"r.body", "\"body\""},
      {"r.url", "\"https://x:8443/a%20b?c=d\""},
      {"r.headers['Content-Type']", "\"text/plain\""},
      {"r.headers['X-A']", "\"1, 2\""},
      {"r.headers['X-Lines']", "\"one two three\""},
      {"r.headers['X-End']", "\"z\""},
      {"r.headers['x-a']", "undefined"},
      {"r.headers['constructor']", "undefined"},
      {"r.remote_ip", "\"10.1.2.3\""},
      {"r.remote_port", "8443"},
      {"r.tls_version", "\"tls1.3\""},
      {"r.tls_cipher_suite", "\"TLS_AES_256_GCM_SHA384\""},
      {"r.error", "\"\""},
      {"r.error_code", "1404"},
      {"r.outcome", "\"answered\""},
      {"r.ocsp", "undefined"},
      {"r.timings.waiting", "1.5"},
      {"r.timings.duration", "1.5"},
      {"Object.keys(r.cookies)", "[\"sid\",\"t\"]"},
      {"r.cookies.sid[0]",
       R"({"name":"sid","value":"a=b","domain":"x.org","path":"/p","httpOnly":true,)"
       R"("http_only":true,"secure":true,"maxAge":60,"max_age":60,"expires":0})"},
      {"r.cookies.sid[1].value", "\"2\""},
      {"r.cookies.t[0].expires", "9000"},
      {"r.request.method", "\"POST\""},
      {"r.request.url", "\"https://x:8443/a%20b?c=d\""},
      {"r.request.headers", R"({"Host":["x:8443"],"Cookie":["a=1; b=2=3"],"X-B":["1","2"]})"},
      {"r.request.cookies", R"({"a":[{"name":"a","value":"1"}],"b":[{"name":"b","value":"2=3"}]})"},
      {"r.request.body", "\"q=1\""},
  };
  for (const auto& [expression, expected] : cases) {
    INFO(expression);
    CHECK(value(expression, whole) == expected);
  }
}

TEST_CASE("a response without an answer says why, and whom it was for") {
  Answer failed;
  failed.outcome = Outcome::connect_refused;
  failed.detail = "Connection refused";
  failed.authority = "x";
  failed.request = "GET / HTTP/1.1\r\nHost: x\r\n\r\n";
  const std::pair<const char*, const char*> cases[] = {
      {"r.status", "0"},
      {"r.error", "\"Connection refused\""},
      {"r.outcome", "\"connect_refused\""},
      {"r.error_code", "1212"},
      {"r.url", "\"http://x/\""},
      {"r.body", "\"\""},
      {"r.headers", "{}"},
      {"r.cookies", "{}"},
      {"r.status_text", "\"\""},
      {"r.proto", "\"\""},
      {"r.remote_ip", "\"\""},
      {"r.remote_port", "0"},
      {"r.tls_version", "\"\""},
      {"r.json('a')", "undefined"},
      {"r.html().text()", "\"\""},
      {"r.json()", "SyntaxError: the body is not JSON at line 1, column 1: it is empty"},
      {"r", R"({"status":0,"url":"http://x/","outcome":"connect_refused",)"
            R"("error":"Connection refused"})"},
  };
  for (const auto& [expression, expected] : cases) {
    INFO(expression);
    CHECK(value(expression, failed) == expected);
  }
  Answer nameless;
  nameless.outcome = Outcome::bad_url;
  CHECK(value("[r.error, r.url, r.request.method]", nameless) == R"(["bad_url","",""])");
  nameless.method = "GE T";
  nameless.url = "http://[ a";
  CHECK(
      value("[r.url, r.request]", nameless) ==
      R"(["http://[ a",{"method":"GE T","url":"http://[ a","headers":{},"cookies":{},"body":""}])");
}

TEST_CASE("a peer may have an IPv6 address, an older TLS, and be asked through a proxy") {
  const Address remote = *parse_endpoint("[2001:db8::1]:80");
  Answer proxied = answer(200, "HTTP/1.0 200\r\n\r\n");
  proxied.remote = &remote;
  proxied.tls_version = "TLSv1";
  proxied.request = "GET http://x/a HTTP/1.1\r\n\r\n";
  CHECK(value("[r.remote_ip, r.remote_port, r.tls_version, r.url, r.proto, r.status_text]",
              proxied) == R"(["2001:db8::1",80,"tls1.0","http://x/a","HTTP/1.0","200"])");
}

TEST_CASE("the body is a string, bytes or nothing, as it was asked for") {
  Answer bytes = answer(200, "HTTP/1.1 200 OK\r\n\r\n", std::string_view("\x00\xFF{", 3));
  CHECK(value("[typeof r.body, r.body.length, r.body.charCodeAt(1)]", bytes) ==
        R"(["string",3,65533])");
  const std::string binary = "{ responseType: 'binary' }";
  CHECK(value("[r.body instanceof ArrayBuffer, r.body.byteLength, new Uint8Array(r.body)[1]]",
              bytes, binary) == "[true,3,255]");
  // A script may write there, and no farther.
  CHECK(value("(new Uint8Array(r.body)[0] = 7, [new Uint8Array(r.body)[0], r.outcome])", bytes,
              binary) == R"([0,"answered"])");
  CHECK(value("r.json('a')", answer(200, "HTTP/1.1 200 OK\r\n\r\n", "{\"a\": 5}"), binary) == "5");
  bytes.keep = Keep::nothing;
  bytes.body = {};
  CHECK(value("r.body", bytes, "{ responseType: 'none' }") == "null");
}

TEST_CASE("json reads the whole body, or what a path leads to") {
  const char* const body =
      "{\"user\": {\"id\": 7, \"name\": \"Ann \\\"A\\\"\", \"\xC3\xA9\": \"\xF0\x9F\x98\x80\"},\n"
      " \"list\": [{\"k\": 1}, {\"k\": null}], \"plain\": \"text\"}";
  const std::pair<const char*, const char*> cases[] = {
      {"r.json().user.id", "7"},
      {"r.json('user.id')", "7"},
      {"r.json('user.name')", "\"Ann \\\"A\\\"\""},
      {"r.json('plain')", "\"text\""},
      {"r.json('user.\xC3\xA9').length", "2"},
      {"r.json('list.#')", "2"},
      {"r.json('list.#.k')", "[1,null]"},
      {"r.json('list.1')", "{\"k\":null}"},
      {"r.json('list.1.k')", "null"},
      {"r.json('none')", "undefined"},
      {"r.json(7)", "undefined"},
      {"r.json({})", "TypeError: res.json(path): the path is not a string such as 'user.id'"},
  };
  for (const auto& [expression, expected] : cases) {
    INFO(expression);
    CHECK(json_value(expression, body) == expected);
  }
  CHECK(json_value("r.json('q')", "<html>") == "undefined");
  CHECK(json_value("r.json()", "{\"a\": 1,\n \"b\": oops}") ==
        "SyntaxError: the body is not JSON at line 2, column 7: \"oops}\"");
  CHECK(json_value("r.json()", "<html>") ==
        "SyntaxError: the body is not JSON at line 1, column 1: \"<html>\"");
}

TEST_CASE("console.log shows of a response what is worth a line") {
  Answer long_one = answer(200, "HTTP/1.1 200 OK\r\n\r\n");
  const std::string body(1'000, 'x');
  long_one.body = body;
  CHECK(value("r", long_one) == R"({"status":200,"url":"","duration":0,"length":1000,"body":")" +
                                    std::string(120, 'x') + "...\"}");
}

TEST_CASE("html finds elements and says what is in them") {
  const std::pair<const char*, const char*> cases[] = {
      {"r.html('title').text()", "\"Shop & \xC3\xA9\""},
      {"r.html().find('input[name=csrf]').attr('value')", "\"t\\\"k\""},
      {"r.html('input').attr('none')", "undefined"},
      {"r.html('input').attr('NONE', 'x')", "\"x\""},
      {"r.html('none').attr('a', 'x')", "\"x\""},
      {"r.html('p').html()", "\"x <b>y</b>\""},
      {"r.html('none').html()", "undefined"},
      {"r.html('li').length", "3"},
      {"r.html('li').size()", "3"},
      {"r.html('li').text()", "\"123\""},
      {"r.html('li').first().text()", "\"1\""},
      {"r.html('li').last().text()", "\"3\""},
      {"r.html('li').eq(1).text()", "\"2\""},
      {"r.html('li').eq(-1).text()", "\"3\""},
      {"r.html('li').eq(3).length", "0"},
      {"r.html('li').get(1).text()", "\"2\""},
      {"r.html('li').get(3)", "undefined"},
      {"r.html('li').get().length", "3"},
      {"r.html('li').toArray().length", "3"},
      {"r.html('li').map(function (i, e) { return i + e.text(); })", R"(["01","12","23"])"},
      {"r.html('li').filter('.b').text()", "\"13\""},
      {"r.html('li').is('.a')", "true"},
      {"r.html('li').is('p')", "false"},
      {"r.html('li').hasClass('a')", "true"},
      {"r.html('li').last().hasClass('a')", "false"},
      {"r.html('li').parent().nodeName()", "\"ul\""},
      {"r.html('li').parent().length", "1"},
      {"r.html('html').parent().length", "0"},
      {"r.html('ul').children().length", "3"},
      {"r.html('ul').children('.a').text()", "\"1\""},
      {"r.html('b').closest('p').text()", "\"x y\""},
      {"r.html('ul, li').find('li').length", "3"},
      {"r.html('select').val()", "\"2\""},
      {"r.html('textarea').val()", "\"hi\""},
      {"r.html('[name=csrf]').val()", "\"t\\\"k\""},
      {"r.html('none').val()", "undefined"},
      {"r.html('form').serializeObject()", R"({"csrf":"t\"k","c":"on","size":"2","note":"hi"})"},
      {"r.html('form').serializeArray().length", "4"},
      {"r.html('li')", R"({"length":3,"text":"123"})"},
      {"r.html('li:hover')",
       "SyntaxError: the selector 'li:hover' at 9: ':hover' is not known here"},
      {"r.html(7)", "TypeError: the selector is not a string such as 'form input[name=token]'"},
      {"hs.parseHTML('<b>\xF0\x9F\x98\x80</b>').find('b').text().length", "2"},
      {"hs.parseHTML(7)", "TypeError: parseHTML(text): the text is not a string"},
  };
  for (const auto& [expression, expected] : cases) {
    INFO(expression);
    CHECK(html_value(expression) == expected);
  }
}

TEST_CASE("a bot can wait inside each and map of a selection") {
  Stage stage(
      bot_with("hs.parseHTML('<a href=/1></a><a href=/2></a>').find('a').each(\n"
               "function (i, a) { http.get('http://x' + a.attr('href')); });"));
  const auto bot = stage.begin(Step::http);
  CHECK(stage.request().url == "http://x/1");
  REQUIRE(stage.resume(bot, answer(200)) == Step::http);
  CHECK(stage.request().url == "http://x/2");
  CHECK(stage.resume(bot, answer(200)) == Step::idle);
}

TEST_CASE("a page's memory is counted in its heap, and goes with the page") {
  Stage stage(bot_with("this.page = this.page ? null : hs.parseHTML(Array(2000).join('<p>x'));"));
  const auto bot = stage.heap.create(0, {}).value();
  const auto bytes_after_run = [&] {
    REQUIRE(stage.heap.run(bot, 0) == Step::idle);
    stage.heap.collect();
    return stage.heap.bytes();
  };
  const std::size_t with = bytes_after_run(), without = bytes_after_run();
  CHECK(with > without + 100'000);
  const std::size_t with_another = bytes_after_run(), without_any = bytes_after_run();
  CHECK(with_another > without_any + 100'000);
  CHECK(without_any < without + 20'000);
}

TEST_CASE("findBetween gives the text between two others") {
  const std::pair<const char*, const char*> cases[] = {
      {"hs.findBetween('a[1] b[2]', '[', ']')", "\"1\""},
      {"hs.findBetween('a[1] b[2]', '[', ']', true)", "[\"1\",\"2\"]"},
      {"hs.findBetween('a[1', '[', ']')", "null"},
      {"hs.findBetween('a', '[', ']', true)", "null"},
      {"hs.findBetween('[]', '[', ']')", "\"\""},
      {"hs.findBetween('ab', '', '', true).length", "3"},
      {"hs.findBetween('token: \xC3\xA9;', 'token: ', ';')", "\"\xC3\xA9\""},
  };
  for (const auto& [expression, expected] : cases) {
    INFO(expression);
    CHECK(json_value(expression, "") == expected);
  }
}

TEST_CASE("a member that is read of something else is refused") {
  CHECK(json_value("Object.create(r).json('a')", "{\"a\": 1}") == "1");
  for (const char* expression :
       {"Object.getPrototypeOf(r).url", "r.json.call({}, 'a')", "r.html.call(1, 'a')",
        "Object.getOwnPropertyDescriptor(Object.getPrototypeOf(r), 'cookies').get.call([])"}) {
    INFO(expression);
    CHECK_THAT(json_value(expression, ""), Contains("TypeError: this is not a response"));
  }
  CHECK_THAT(json_value("r.html().find.call({ page: {}, nodes: [1] }, 'a')", ""),
             Contains("TypeError"));
  CHECK(json_value("r.html().find.call({ page: r.html().page, nodes: [9e9, -1, 'x'] }, 'p').length",
                   "<p>") == "1");
}
