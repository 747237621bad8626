// Scripts that misbehave, each in its own way.
#pragma once

namespace hailstorm {

struct Hostile {
  const char* what;
  const char* setup;    // at the top level of the script, in front of the model
  const char* act;      // the body of its action
  const char* verdict;  // what the report says of it under mishaps; empty: nothing
};

inline constexpr const char* slice_verdict = "(--script-slice)";
inline constexpr const char* memory_verdict = "(--bot-memory)";
inline constexpr const char* steps_verdict = "(--regexp-steps)";
// The parser has gone too deep, or its time is up before that: how fast it is depends on the build.
inline constexpr const char* parser_verdict = "bot.js:8: ";

// Endless in time.
inline constexpr Hostile hostile_in_time[] = {
    {"an endless loop", "", "for (;;) this.n++;", slice_verdict},
    {"... in a catch", "", "try { null.x; } catch (e) { for (;;) this.n++; }", slice_verdict},
    {"... that catches its own end", "",
     "for (;;) { try { for (;;) this.n++; } catch (e) {} finally { this.n = 0; } }", slice_verdict},
    {"... in a getter", "", "var o = { get x() { for (;;) this.n++; } }; o.x;", slice_verdict},
    {"... in JSON.stringify", "", "JSON.stringify({ toJSON: function () { for (;;) this.n++; } });",
     slice_verdict},
    {"... in the callback of replace", "", "'a'.replace(/a/, function () { for (;;) this.n++; });",
     slice_verdict},
    {"... in a conversion", "", "'' + { toString: function () { for (;;) this.n++; } };",
     slice_verdict},
    {"a comparison that never ends", "", "[2, 1].sort(function () { for (;;) this.n++; });",
     slice_verdict},
    {"a sort of a million", "",
     "var a = []; for (var i = 0; i < 1e6; i++) a.push((i * 7919) % 1e6);\n"
     "a.sort(function (x, y) { return x - y; });",
     "killed: "},
    {"native loops, again and again", "", "for (;;) new Array(1e6).join('x').indexOf('y');",
     slice_verdict},
};

// Endless in time, in native functions and conversions that take long, each as a single opcode.
inline constexpr const char* great_text =
    "var text = ' '.repeat(3e6) + '1', like = ' '.repeat(3e6);";
inline constexpr Hostile hostile_natively[] = {
    {"great texts, compared", great_text, "for (;;) if (text > like) this.n++;", slice_verdict},
    {"... made numbers", great_text, "for (;;) this.n += +text;", slice_verdict},
    {"... parsed", great_text, "for (;;) this.n += parseInt(text, 10);", slice_verdict},
    {"... searched from the end", great_text, "for (;;) this.n += text.lastIndexOf('y');",
     slice_verdict},
    {"... trimmed", great_text, "for (;;) this.n += text.trim().length;", slice_verdict},
    {"... split", great_text, "for (;;) this.n += text.split('y').length;", slice_verdict},
    {"... as the name of a check", great_text, "for (;;) hs.check(1, { text: true });",
     slice_verdict},
    {"great buffers, copied", "var a = new Uint8Array(2e7), b = new Uint8Array(2e7);",
     "for (;;) a.set(b);", slice_verdict},
    {"a great list of arguments", "var list = new Array(20001).join('1').split('');",
     "for (;;) Math.max.apply(null, list);", slice_verdict},
};

// Endless in memory.
inline constexpr Hostile hostile_in_memory[] = {
    {"a string that doubles", "", "var s = 'x'; for (;;) s += s;", memory_verdict},
    {"an array that grows", "", "var a = []; for (;;) a.push({});", "killed: "},
    {"closures", "", "var a = []; for (;;) a.push(function () { return a; });", "killed: "},
    {"buffers", "", "var a = []; for (;;) a.push(new Uint8Array(1e6));", memory_verdict},
    {"one great buffer", "", "new Uint8Array(2e9);", memory_verdict},
    {"a module variable that grows", "var leak = [];",
     "for (;;) leak.push(new Array(1000).join('x' + leak.length));", "killed: "},
    {"garbage in cycles", "", "for (;;) { var a = {}, b = { a: a }; a.b = b; }", slice_verdict},
    {"JSON of a graph without end", "",
     "var d = [1]; for (var i = 0; i < 40; i++) d = [d, d]; JSON.stringify(d);", "killed: "},
    {"memory that it lets go of when it fails", "",
     "try { var s = 'x'; for (;;) s += s; } catch (e) { s = null; for (;;) this.n++; }",
     memory_verdict},
    {"responses that it keeps", "",
     "this.kept = this.kept || []; for (;;) this.kept.push(hs.http.get(base + '/?size=8mb'));",
     "(--response-memory)"},
};

// Of other kinds.
inline constexpr Hostile hostile_otherwise[] = {
    {"a regular expression that backtracks", "",
     "/^(a+)+$/.test('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!');", steps_verdict},
    {"... and is caught", "",
     "try { 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!'.replace(/(a+)+b/, ''); } "
     "catch (e) {} hs.sleep(0.1);",
     steps_verdict},
    {"calls without end", "", "hs.sleep(0.05); (function f() { f(); })();",
     "RangeError: callstack limit"},
    {"getters without end", "", "hs.sleep(0.05); var o = { get x() { return this.x; } }; o.x;",
     "RangeError: C stack depth limit"},
    {"parentheses without end", "",
     "hs.sleep(0.05); new Function(new Array(1e5).join('(') + new Array(1e5).join(')'))();",
     parser_verdict},
    {"other bots' prototypes", "",
     "hs.sleep(0.05); try { Array.prototype.push = null; JSON.parse = null; } catch (e) {}\n"
     "try { Object.prototype.status = 7; hs.http.get = null; } catch (e) {}\n"
     "'use strict'; Object.defineProperty(Object.prototype, 'name', { value: 'evil' });",
     "TypeError"},
    {"what is no error, thrown", "",
     "hs.sleep(0.05); this.n = (this.n || 0) + 1; throw [null, undefined, 42, {}][this.n % 4];",
     "threw "},
    {"an error whose text never ends", "", "throw { toJSON: function () { for (;;) this.n++; } };",
     slice_verdict},
    {"giant logs", "",
     "for (var i = 0; i < 200; i++) console.log(new Array(1e5).join('x'));\n"
     "hs.sleep(0.05);",
     ""},
    {"thousands of timers", "",
     "for (var i = 0; i < 2e4; i++) {\n"
     "  setTimeout(function () { this.n++; }, 5000);\n"
     "  if (i % 1000 === 0) hs.sleep(0.001);\n"
     "}",
     "RangeError: setTimeout: this bot has 10,000 timers already"},
    {"timers without end", "",
     "for (var i = 0; i < 5000; i++) setTimeout(function () { for (;;) {} }, 0);", slice_verdict},
    {"arrays without end", "", "hs.sleep(0.05); new Array(4e9).join('x');",
     "RangeError: an array of more than 5000000 elements"},
};

}  // namespace hailstorm
