// Scripts of k6, as they are written: imports of every form, and what is wrong in them.
#include "async_program.h"
#include "written.h"

using namespace hailstorm;
using Catch::Contains;
using Texts = std::vector<std::string>;

namespace {

Transpiler& transpiler() {
  static Transpiler one;
  return one;
}

Loaded load_k6(const std::string& text, const std::map<std::string, std::string>& files = {}) {
  return load_written(transpiler(), "test.js", text,
                      [&files](const std::string& path, std::string& bytes) {
                        const auto found = files.find(path);
                        if (found == files.end()) return false;
                        bytes = found->second;
                        return true;
                      });
}

std::string refusal_of(const std::string& text) {
  try {
    load_k6(text);
  } catch (const Error& error) {
    return error.what();
  }
  return "(accepted)";
}

// A bot of each model that has done its action once.
void run_all(Stage& stage) {
  for (std::size_t model = 0; model < stage.loaded.models.size(); ++model) {
    const auto bot = stage.heap.create(model, {.index = 0, .bot_id = 1, .before = model}).value();
    const Step step = Answering(stage, bot).go_on(stage.heap.run(bot, 0));
    CAPTURE(stage.thrown());
    CHECK(step == Step::idle);
  }
}

}  // namespace

TEST_CASE("a script of k6 runs as it is written") {
  Stage stage(load_k6(R"(
import http, { get, expectedStatuses } from 'k6/http';
import { check, group, sleep } from 'k6';
import { Counter, Trend as Times } from 'k6/metrics';
import { SharedArray } from 'k6/data';
import exec, { vu } from 'k6/execution';
import encoding from 'k6/encoding';
import * as crypto from 'k6/crypto';
import k6 from 'k6';
import { setTimeout as later } from 'k6/timers';
import { parseHTML } from 'k6/html';

const orders = new Counter('orders');
const times = new Times('times', true);
const users = new SharedArray('users', () => JSON.parse(open('./users.json')));
let mine = 0;

export const options = { vus: 2, duration: '1s' };

export default function (data) {
  mine += 1;
  const user = users[(__VU - 1) % users.length];
  exec.vu.tags.user = user.name;
  const res = http.get(`http://x/${mine}`, { tags: { kind: 'page' } });
  check(res, { 'status is 200': (r) => r.status === 200, 'same get': () => get === http.get });
  group('inner', () => sleep(0.1));
  times.add(res.timings.duration);
  orders.add(1, { of: 'user' });
  later(() => console.log('later'), 5);
  console.log(user.name, mine, __ITER, vu.idInTest, data, encoding.b64encode('a'),
    crypto.md5('abc', 'hex').length, typeof k6.check, typeof expectedStatuses,
    parseHTML('<b>x</b>').find('b').text());
}
)",
                      {{"users.json", R"([{"name": "ann"}, {"name": "bob"}])"}}));
  CHECK(stage.loaded.program.imports_k6);
  CHECK(stage.loaded.program.isolate_bots);
  CHECK(stage.loaded.warnings.empty());
  CHECK_THAT(stage.loaded.options, Contains("\"vus\":2"));
  run_all(stage);
  CHECK(stage.host.prints ==
        Texts{"log: ann 1 0 1 undefined YQ== 32 function function x", "log: later"});
  stage.all_passed(2);
  CHECK(stage.host.check_tags == Texts{"user=ann", "user=ann"});
}

TEST_CASE("scenarios run async functions, arrow functions and functions of other files") {
  Stage stage(load_k6(R"(
import { sleep } from 'k6';
import exec from 'k6/execution';
export { shop } from './shop.js';
export const options = { scenarios: {
  'first-one': { executor: 'constant-vus', duration: '1s', exec: 'one' },
  second: { executor: 'constant-vus', duration: '1s', exec: 'shop' },
  third: { executor: 'constant-vus', duration: '1s' } } };
const say = () => console.log(exec.scenario.name, __VU);
export const one = () => { sleep(1); say(); };
export default async () => { await new Promise((done) => setTimeout(done, 10)); say(); };
)",
                      {{"shop.js",
                        "import exec from 'k6/execution';\n"
                        "export function shop() { console.log('shop', exec.scenario.name); }\n"}}));
  run_all(stage);
  CHECK(stage.host.prints == Texts{"log: first-one 1", "log: shop second", "log: third 3"});
}

TEST_CASE("an async default function goes on as one when it runs again") {
  Stage stage(
      load_k6("import http from 'k6/http';\nexport default async function (data) {\n"
              "  const res = await http.asyncRequest('GET', 'http://x/1');\n"
              "  console.log(__ITER, res.body, data, arguments.length);\n}\n"));
  const auto bot = stage.heap.create(0, {}).value();
  for (int i = 0; i < 3; ++i)
    CHECK(Answering(stage, bot).go_on(stage.heap.run(bot, 0)) == Step::idle);
  CHECK(stage.host.prints.size() == 3);
  CHECK(stage.host.prints.back().starts_with("log: 2 http://x/1 undefined "));
}

TEST_CASE("an import that is wrong is told at its line") {
  struct Case {
    std::string import, message;
  };
  const Case cases[] = {
      {"import { chek } from 'k6'; export default () => chek(1);",
       "'k6' has no 'chek': did you mean 'check'?"},
      {"import http, { gett } from 'k6/http'; export default () => gett(http);",
       "'k6/http' has no 'gett': did you mean 'get'?"},
      {"import { check as c, slep } from 'hailstorm'; export default () => { c; slep(1); };",
       "'hailstorm' has no 'slep': did you mean 'sleep'?"},
      {"export { chek } from 'k6'; export default () => {};", "'k6' has no 'chek'"},
      {"import ws from 'k6/ws'; export default () => ws.connect();", "Hailstorm has no 'k6/ws'"},
      {"import { crypto } from 'k6/experimental/webcrypto'; export default () => crypto;",
       "Hailstorm has no 'k6/experimental/webcrypto': crypto.getRandomValues"},
      {"import { uuidv4 } from 'https://jslib.k6.io/k6-utils/1.4.0/index.js'; export default "
       "uuidv4;",
       "'hailstorm/utils' has randomItem"},
      {"import http from 'k6/htpp'; export default () => http.get('x');",
       "did you mean 'k6/http'?"},
  };
  for (const Case& one : cases) {
    CAPTURE(one.import);
    const std::string told = refusal_of("// A script.\n\n" + one.import);
    CHECK_THAT(told, Contains("test.js:3"));
    CHECK_THAT(told, Contains(one.message));
  }
  CHECK(refusal_of("import { check } from 'hailstorm'; import hs from 'hailstorm';\n"
                   "import * as utils from 'hailstorm/utils';\n"
                   "export default () => { check(1, {}); hs.sleep(1); utils.uuidv4(); };") ==
        "(accepted)");
}
