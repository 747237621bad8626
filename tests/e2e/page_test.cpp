// The HTML report in a browser: it draws itself, light and dark, and asks nothing of any network.
#include <algorithm>
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "process.h"
#include "report/html.h"
#include "sample.h"

using namespace hailstorm;
using Json = nlohmann::json;

namespace {

enum class Scheme { dark, light };  // as Chromium numbers them

// Stands before anything of the page, and tells in an attribute what became of it: what its script
// threw, what it asked of a network, what its charts and tables look like.
const std::string probe = R"js(<head><script>
const seen = { errors: [], blocked: [] };
addEventListener('error', (event) => seen.errors.push(String(event.message)), true);
addEventListener('securitypolicyviolation', (event) => seen.blocked.push(event.blockedURI));
const all = (selector, within) => [...(within || document).querySelectorAll(selector)];
function brightness(color) {
  const [r, g, b] = color.match(/[\d.]+/g).map((part) => part / 255)
    .map((c) => c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
// As WCAG has it: 1 is the same, 21 black on white.
function contrast(node, ground) {
  const [dark, bright] = [getComputedStyle(node).color,
    getComputedStyle(ground).backgroundColor].map(brightness).sort((a, b) => a - b);
  return (bright + 0.05) / (dark + 0.05);
}
addEventListener('load', () => {
  seen.resources = performance.getEntriesByType('resource').map((entry) => entry.name);
  seen.dark = matchMedia('(prefers-color-scheme: dark)').matches;
  seen.ground = brightness(getComputedStyle(document.body).backgroundColor);
  seen.title = document.title;
  seen.charts = all('.chart').map((chart) => ({ title: chart.querySelector('h3').textContent,
    height: chart.querySelector('svg').getBoundingClientRect().height,
    drawn: all('path', chart).filter((path) => path.getAttribute('d').length > 20).length }));
  seen.sections = all('h2').map((heading) => heading.textContent);
  seen.rows = all('tbody tr').length;
  seen.wide = document.documentElement.scrollWidth > innerWidth;
  seen.faint = all('.facts, .legend, .tile span, th, td, .good, .bad, .note, li').filter((node) => {
    const ground = node.closest('.badge, .card') || document.body;
    return node.textContent && contrast(node, ground) < 4.5;
  }).map((node) => node.textContent);
  document.documentElement.dataset.seen = encodeURIComponent(JSON.stringify(seen));
});
</script>)js";

std::string unescaped(const std::string& text) {
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '%') {
      result += text[i];
      continue;
    }
    result += static_cast<char>(std::stoi(text.substr(i + 1, 2), nullptr, 16));
    i += 2;
  }
  return result;
}

// Its texts would be markup if they were not taken for text.
const std::string script =
    "var hailstorm = require('hailstorm'), worth = new hailstorm.Trend('worth');\n"
    "exports.Shopper = function () {};\n"
    "exports.Shopper.prototype.buy = function () {\n"
    "  var url = hailstorm.env.BASE_URL + '/status/503';\n"
    "  var name = '</script><img src=http://127.0.0.1:9/>';\n"
    "  var res = hailstorm.http.get(url, { name: name });\n"
    "  hailstorm.check(res, { '<b>bold</b>': function (r) { return r.status === 200; } });\n"
    "  worth.add(-1.5);\n"
    "  throw new Error('<svg onload=alert(1)>');\n"
    "};\n"
    "exports.Shopper.every = '100ms';\nexports.Shopper.actions = { buy: 1 };\n";

// What the probe saw. Chromium has no sandbox, as a container gives root none, and a profile of its
// own; no answer within a minute is none.
Json look_at(const WorkFolder& folder, std::string page, Scheme scheme) {
  page.replace(page.find("<head>"), 6, probe);
  folder.write("page.html", page);
  const std::string number = std::to_string(static_cast<int>(scheme));
  Process browser(folder, "chromium" + number,
                  {"timeout", "-k", "5", "60", "chromium", "--headless", "--no-sandbox",
                   "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking",
                   "--disable-component-update", "--no-first-run", "--window-size=1280,1600",
                   "--user-data-dir=" + folder.file("profile" + number),
                   "--blink-settings=preferredColorScheme=" + number, "--dump-dom",
                   "file://" + folder.file("page.html")});
  const int code = browser.wait();
  const std::string document = browser.out(), begin = "data-seen=\"";
  const std::size_t at = document.find(begin);
  INFO("exit code " << code << "\n" << browser.err());
  REQUIRE(at != document.npos);
  const std::size_t from = at + begin.size();
  return Json::parse(unescaped(document.substr(from, document.find('"', from) - from)));
}

void check_quiet(const Json& seen) {
  CHECK(seen["errors"] == Json::array());
  CHECK(seen["blocked"] == Json::array());
  CHECK(seen["resources"] == Json::array());
}

}  // namespace

TEST_CASE("the page of an hour draws its charts and tables, light and dark, from one file") {
  const WorkFolder folder;
  const std::string page = render_html(busy_hour());
  REQUIRE(page.size() < 1'000'000);
  for (const Scheme scheme : {Scheme::light, Scheme::dark}) {
    const Json seen = look_at(folder, page, scheme);
    INFO(seen.dump(1));
    check_quiet(seen);
    CHECK(seen["title"] == "bots/shop.js – Hailstorm");
    CHECK(seen["dark"] == (scheme == Scheme::dark));
    CHECK((seen["ground"] < 0.1) == (scheme == Scheme::dark));
    CHECK(seen["faint"] == Json::array());
    CHECK(seen["wide"] == false);
    REQUIRE(seen["charts"].size() == 7);
    for (const Json& chart : seen["charts"]) {
      CHECK(chart["height"] > 100);
      CHECK(chart["drawn"] > 0);
    }
    CHECK(seen["rows"] > 54 + 50);
    for (const char* section : {"By name", "Cases", "Failures", "Metrics of the script",
                                "Groups and observations", "Completeness", "Notes"}) {
      CHECK(std::count(seen["sections"].begin(), seen["sections"].end(), section) == 1);
    }
  }
}

TEST_CASE("the page of a run opens in a browser, whatever its texts hold") {
  const WorkFolder folder;
  const PracticeTarget target(folder);
  folder.write("shop.js", script);
  const StormRun run =
      storm(folder, {folder.file("shop.js"), "--bots", "3", "--duration", "2s", "--report",
                     "html=" + folder.file("report.html"), "--threshold",
                     "http_req_failed: rate < 1%", "-e", "BASE_URL=" + target.url()});
  INFO(run.err << run.out);
  REQUIRE(run.code == 99);
  const Json seen = look_at(folder, contents_of(folder.file("report.html")), Scheme::light);
  INFO(seen.dump(1));
  check_quiet(seen);
  CHECK(seen["charts"].size() == 7);
  CHECK(seen["rows"] > 5);
}

TEST_CASE("a page that fails, or asks for something, would be found out") {
  const WorkFolder folder;
  std::string page = render_html(empty_run());
  page.replace(page.find("title();"), 8,
               "title(); main.append(make('img', { src: 'http://127.0.0.1:9/a' }));"
               " no_such_thing();");
  const Json seen = look_at(folder, page, Scheme::light);
  INFO(seen.dump(1));
  CHECK(seen["errors"].dump().find("no_such_thing is not defined") != std::string::npos);
  CHECK(seen["blocked"] == Json::array({"http://127.0.0.1:9/a"}));
}
