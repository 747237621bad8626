var _a, e_1, _b, e_2, _c, _d, e_3, _e, e_4, _f, e_5, _g, e_6, _h, e_7, _j, e_8, _k;
var _l, _m, _o, _p, _q;
// @ts-nocheck
// What TypeScript's helpers are called for. typescript_lowered.js is what TypeScript 4.9.5 makes of it
// (target ES5, CommonJS, downlevelIteration, noEmitHelpers, experimentalDecorators,
// useDefineForClassFields); typescript_expected.txt what it prints in Node, as ES2022.
var log = [];
function out() {
    var a = [];
    for (var _i = 0; _i < arguments.length; _i++) {
        a[_i] = arguments[_i];
    }
    log.push(show(a));
}
var Animal = /** @class */ (function () {
    function Animal(name) {
        _Animal_instances.add(this);
        _Animal_name.set(this, void 0);
        Object.defineProperty(this, "name2", {
            enumerable: true,
            configurable: true,
            writable: true,
            value: 'n'
        });
        __classPrivateFieldSet(this, _Animal_name, name, "f");
        Animal.count++;
    }
    Object.defineProperty(Animal.prototype, "name", {
        get: function () { return __classPrivateFieldGet(this, _Animal_name, "f"); },
        set: function (v) { __classPrivateFieldSet(this, _Animal_name, v, "f"); },
        enumerable: false,
        configurable: true
    });
    Object.defineProperty(Animal.prototype, "tell", {
        enumerable: false,
        configurable: true,
        writable: true,
        value: function () { return __classPrivateFieldGet(this, _Animal_instances, "m", _Animal_secret).call(this); }
    });
    Object.defineProperty(Animal, "gs", {
        enumerable: false,
        configurable: true,
        writable: true,
        value: function () { var _a, _b, _c; return __classPrivateFieldSet(_a = Animal, _17, (_c = __classPrivateFieldGet(_a, _17, "f", _Animal_s), _b = _c++, _c), "f", _Animal_s), _b; }
    });
    Object.defineProperty(Animal, "is", {
        enumerable: false,
        configurable: true,
        writable: true,
        value: function (o) { return __classPrivateFieldIn(_Animal_name, o); }
    });
    Object.defineProperty(Animal.prototype, "acc", {
        enumerable: false,
        configurable: true,
        writable: true,
        value: function (v) { __classPrivateFieldSet(this, _Animal_instances, v, "a", _Animal_acc_set); return __classPrivateFieldGet(this, _Animal_instances, "a", _Animal_acc_get); }
    });
    var _Animal_instances, _17, _Animal_name, _Animal_secret, _Animal_s, _Animal_acc_get, _Animal_acc_set;
    _17 = Animal, _Animal_name = new WeakMap(), _Animal_instances = new WeakSet(), _Animal_secret = function _Animal_secret() { return 'secret ' + __classPrivateFieldGet(this, _Animal_name, "f"); }, _Animal_acc_get = function _Animal_acc_get() { return __classPrivateFieldGet(this, _Animal_name, "f") + '!'; }, _Animal_acc_set = function _Animal_acc_set(v) { __classPrivateFieldSet(this, _Animal_name, v, "f"); };
    Object.defineProperty(Animal, "count", {
        enumerable: true,
        configurable: true,
        writable: true,
        value: 0
    });
    _Animal_s = { value: 5 };
    (function () {
        Animal.count = 10;
    })();
    return Animal;
}());
var Dog = /** @class */ (function (_super) {
    __extends(Dog, _super);
    function Dog() {
        return _super !== null && _super.apply(this, arguments) || this;
    }
    Object.defineProperty(Dog.prototype, "bark", {
        enumerable: false,
        configurable: true,
        writable: true,
        value: function () { return _super.prototype.tell.call(this) + " woof"; }
    });
    return Dog;
}(Animal));
var d = new Dog('rex');
out(d.name, d.bark(), Animal.count, Animal.gs(), Animal.gs(), Animal.is(d), Animal.is({}), d instanceof Animal, d.acc('q'));
try {
    Animal.prototype.tell.call({});
}
catch (e) {
    out(e.name);
}
var MyErr = /** @class */ (function (_super) {
    __extends(MyErr, _super);
    function MyErr(m) {
        var _this = _super.call(this, m) || this;
        Object.defineProperty(_this, "code", {
            enumerable: true,
            configurable: true,
            writable: true,
            value: 5
        });
        _this.name = 'MyErr';
        return _this;
    }
    return MyErr;
}(Error));
var SubErr = /** @class */ (function (_super) {
    __extends(SubErr, _super);
    function SubErr() {
        return _super !== null && _super.apply(this, arguments) || this;
    }
    return SubErr;
}(MyErr));
try {
    throw new SubErr('bad');
}
catch (e) {
    out(e instanceof SubErr, e instanceof MyErr, e instanceof Error, e.message, e.name, e.code, String(e));
}
var TE = /** @class */ (function (_super) {
    __extends(TE, _super);
    function TE() {
        return _super !== null && _super.apply(this, arguments) || this;
    }
    return TE;
}(TypeError));
out(new TE('x') instanceof TypeError, new TE('x').message, new TE().message);
var Stack = /** @class */ (function (_super) {
    __extends(Stack, _super);
    function Stack() {
        return _super !== null && _super.apply(this, arguments) || this;
    }
    Object.defineProperty(Stack.prototype, "top", {
        enumerable: false,
        configurable: true,
        writable: true,
        value: function () { return this[this.length - 1]; }
    });
    return Stack;
}(Array));
var st = new Stack();
st.push(1, 2);
out(st.top(), st.length, st instanceof Stack, Array.isArray(st), __spreadArray([], __read(st), false));
var DefaultMap = /** @class */ (function (_super) {
    __extends(DefaultMap, _super);
    function DefaultMap(def, entries) {
        var _this = _super.call(this, entries) || this;
        _this.def = def;
        return _this;
    }
    Object.defineProperty(DefaultMap.prototype, "get", {
        enumerable: false,
        configurable: true,
        writable: true,
        value: function (k) { return this.has(k) ? _super.prototype.get.call(this, k) : this.def(); }
    });
    return DefaultMap;
}(Map));
var dm = new DefaultMap(function () { return 0; }, [['a', 1]]);
out(dm.get('a'), dm.get('b'), dm.size, dm instanceof Map, __spreadArray([], __read(dm), false));
var US = /** @class */ (function (_super) {
    __extends(US, _super);
    function US() {
        return _super !== null && _super.apply(this, arguments) || this;
    }
    Object.defineProperty(US.prototype, "add", {
        enumerable: false,
        configurable: true,
        writable: true,
        value: function (v) { return _super.prototype.add.call(this, String(v).toUpperCase()); }
    });
    return US;
}(Set));
out(__spreadArray([], __read(new US(['a', 'b', 'A'])), false));
var O2 = /** @class */ (function (_super) {
    __extends(O2, _super);
    function O2() {
        var _this = _super.call(this) || this;
        _this.x = 1;
        return _this;
    }
    Object.defineProperty(O2.prototype, "m", {
        enumerable: false,
        configurable: true,
        writable: true,
        value: function () { return 2; }
    });
    return O2;
}(Object));
out(new O2().m(), new O2().x);
var D8 = /** @class */ (function (_super) {
    __extends(D8, _super);
    function D8() {
        return _super !== null && _super.apply(this, arguments) || this;
    }
    Object.defineProperty(D8.prototype, "y", {
        enumerable: false,
        configurable: true,
        writable: true,
        value: function () { return this.getUTCFullYear(); }
    });
    return D8;
}(Date));
out(new D8(0).y(), new D8(2020, 1, 1) instanceof D8);
function gen(n) { var i, r_1; return __generator(this, function (_a) {
    switch (_a.label) {
        case 0:
            i = 0;
            _a.label = 1;
        case 1:
            if (!(i < n)) return [3 /*break*/, 4];
            return [4 /*yield*/, i];
        case 2:
            r_1 = _a.sent();
            if (r_1)
                out('got', r_1);
            _a.label = 3;
        case 3:
            i++;
            return [3 /*break*/, 1];
        case 4: return [2 /*return*/, 'done'];
    }
}); }
out(__spreadArray([], __read(gen(3)), false));
var g = gen(2);
out(g.next(), g.next('hi'), g.next(), g.next());
function deleg() { var r, e_9; return __generator(this, function (_a) {
    switch (_a.label) {
        case 0: return [5 /*yield**/, __values(gen(2))];
        case 1:
            r = _a.sent();
            out('r', r);
            return [5 /*yield**/, __values([10, 20])];
        case 2:
            _a.sent();
            return [5 /*yield**/, __values('ab')];
        case 3:
            _a.sent();
            _a.label = 4;
        case 4:
            _a.trys.push([4, 6, 8, 9]);
            return [4 /*yield*/, 'try'];
        case 5:
            _a.sent();
            return [3 /*break*/, 9];
        case 6:
            e_9 = _a.sent();
            return [4 /*yield*/, 'caught ' + e_9];
        case 7:
            _a.sent();
            return [3 /*break*/, 9];
        case 8:
            out('fin');
            return [7 /*endfinally*/];
        case 9: return [2 /*return*/];
    }
}); }
out(__spreadArray([], __read(deleg()), false));
{
    var x = deleg();
    for (var i = 0; i < 7; i++)
        x.next();
    out(x.throw('E'), x.next());
}
{
    var x = deleg();
    for (var i = 0; i < 7; i++)
        x.next();
    out(x.return(9), x.next());
}
function fib() {
    var _a, a, b;
    var _b;
    return __generator(this, function (_c) {
        switch (_c.label) {
            case 0:
                _a = __read([0, 1], 2), a = _a[0], b = _a[1];
                _c.label = 1;
            case 1: return [4 /*yield*/, a];
            case 2:
                _c.sent();
                _b = __read([b, a + b], 2), a = _b[0], b = _b[1];
                _c.label = 3;
            case 3: return [3 /*break*/, 1];
            case 4: return [2 /*return*/];
        }
    });
}
out((function (it) {
    var e_10, _a;
    var r = [];
    try {
        for (var it_1 = __values(it), it_1_1 = it_1.next(); !it_1_1.done; it_1_1 = it_1.next()) {
            var x = it_1_1.value;
            if (x > 50)
                break;
            r.push(x);
        }
    }
    catch (e_10_1) { e_10 = { error: e_10_1 }; }
    finally {
        try {
            if (it_1_1 && !it_1_1.done && (_a = it_1.return)) _a.call(it_1);
        }
        finally { if (e_10) throw e_10.error; }
    }
    return r;
})(fib()));
function nested() { var e_11; return __generator(this, function (_a) {
    switch (_a.label) {
        case 0:
            _a.trys.push([0, 6, 8, 10]);
            _a.label = 1;
        case 1:
            _a.trys.push([1, , 3, 5]);
            return [4 /*yield*/, 1];
        case 2:
            _a.sent();
            throw new Error('in');
        case 3: return [4 /*yield*/, 2];
        case 4:
            _a.sent();
            return [7 /*endfinally*/];
        case 5: return [3 /*break*/, 10];
        case 6:
            e_11 = _a.sent();
            return [4 /*yield*/, e_11.message];
        case 7:
            _a.sent();
            return [3 /*break*/, 10];
        case 8: return [4 /*yield*/, 'last'];
        case 9:
            _a.sent();
            return [7 /*endfinally*/];
        case 10: return [2 /*return*/];
    }
}); }
out(__spreadArray([], __read(nested()), false));
{
    var n = nested();
    n.next();
    out(n.return('r'), n.next(), n.next(), n.next());
}
var Tree = /** @class */ (function () {
    function Tree(v, l, r) {
        this.v = v;
        this.l = l;
        this.r = r;
    }
    Object.defineProperty(Tree.prototype, Symbol.iterator, {
        enumerable: false,
        configurable: true,
        writable: true,
        value: function () { return __generator(this, function (_a) {
            switch (_a.label) {
                case 0:
                    if (!this.l) return [3 /*break*/, 2];
                    return [5 /*yield**/, __values(this.l)];
                case 1:
                    _a.sent();
                    _a.label = 2;
                case 2: return [4 /*yield*/, this.v];
                case 3:
                    _a.sent();
                    if (!this.r) return [3 /*break*/, 5];
                    return [5 /*yield**/, __values(this.r)];
                case 4:
                    _a.sent();
                    _a.label = 5;
                case 5: return [2 /*return*/];
            }
        }); }
    });
    return Tree;
}());
out(__spreadArray([], __read(new Tree(2, new Tree(1), new Tree(3))), false));
var closing = (_a = { log: [] }, _a[Symbol.iterator] = function () {
    var _this = this;
    var i = 0;
    return { next: function () { return ({ value: i++, done: i > 5 }); }, return: function (v) { _this.log.push('closed'); return {}; } };
}, _a);
try {
    for (var closing_1 = __values(closing), closing_1_1 = closing_1.next(); !closing_1_1.done; closing_1_1 = closing_1.next()) {
        var x = closing_1_1.value;
        if (x === 2)
            break;
    }
}
catch (e_1_1) { e_1 = { error: e_1_1 }; }
finally {
    try {
        if (closing_1_1 && !closing_1_1.done && (_b = closing_1.return)) _b.call(closing_1);
    }
    finally { if (e_1) throw e_1.error; }
}
var _r = __read(closing, 2), c1 = _r[0], c2 = _r[1];
var _s = __read(closing), call = _s.slice(0);
out(c1, c2, call, closing.log);
try {
    try {
        for (var closing_2 = __values(closing), closing_2_1 = closing_2.next(); !closing_2_1.done; closing_2_1 = closing_2.next()) {
            var x = closing_2_1.value;
            throw new Error('t');
        }
    }
    catch (e_2_1) { e_2 = { error: e_2_1 }; }
    finally {
        try {
            if (closing_2_1 && !closing_2_1.done && (_c = closing_2.return)) _c.call(closing_2);
        }
        finally { if (e_2) throw e_2.error; }
    }
}
catch (e) {
    out(e.message, closing.log.length);
}
var _t = __read([1, 2, undefined, 4, 5]), a = _t[0], _u = _t[2], b = _u === void 0 ? 5 : _u, rest = _t.slice(3);
out(a, b, rest);
var _v = { p: 1, s: 2, t: 3 }, p = _v.p, _w = _v.q, _x = _w === void 0 ? {} : _w, _y = _x.r, r = _y === void 0 ? 7 : _y, others = __rest(_v, ["p", "q"]);
out(p, r, others);
var x1 = 1, x2 = 2;
_d = __read([x2, x1], 2), x1 = _d[0], x2 = _d[1];
out(x1, x2);
var _z = __read(new Map([['k', 'v']]), 2), m1 = _z[0], m2 = _z[1];
out(m1, m2);
var _0 = __read('h\u00e9', 2), s1 = _0[0], s2 = _0[1];
out(s1, s2);
out(__spreadArray([], [1, , 3], true), 1 in __spreadArray([], [1, , 3], true), __spreadArray(__spreadArray(__spreadArray([], __read('abc'), false), __read(new Set([1, 1])), false), [], false), Math.max.apply(Math, [1, 5, 3]), __assign(__assign({ a: 1 }, { b: 2 }), null));
out((function () {
    var args = [];
    for (var _i = 0; _i < arguments.length; _i++) {
        args[_i] = arguments[_i];
    }
    return args.length;
}).apply(void 0, __spreadArray(__spreadArray([], [1, 2], false), [3], false)), new (Date.bind.apply(Date, __spreadArray([void 0], [2020, 0], false)))().getFullYear());
function dflt(a, b, _a) {
    if (b === void 0) { b = a + 1; }
    var _b = _a === void 0 ? { d: 4 } : _a, _c = _b.c, c = _c === void 0 ? 3 : _c, d = _b.d;
    var r = [];
    for (var _i = 3; _i < arguments.length; _i++) {
        r[_i - 3] = arguments[_i];
    }
    return [a, b, c, d, r];
}
out(dflt(1), dflt(1, 2, { d: 9 }, 5, 6));
var tag = function (s) {
    var v = [];
    for (var _i = 1; _i < arguments.length; _i++) {
        v[_i - 1] = arguments[_i];
    }
    return s.raw.join('|') + v.join(',');
};
out(tag(__makeTemplateObject(["a", "\n", "c"], ["a", "\\n", "c"]), 1, 2), "x".concat(1 + 1, "y"));
out(Object.isFrozen((function (s) { return s; })(__makeTemplateObject(["q"], ["q"]))));
try {
    for (var _1 = __values(Object.entries({ a: 1, b: 2 })), _2 = _1.next(); !_2.done; _2 = _1.next()) {
        var _3 = __read(_2.value, 2), k = _3[0], v = _3[1];
        out(k, v);
    }
}
catch (e_3_1) { e_3 = { error: e_3_1 }; }
finally {
    try {
        if (_2 && !_2.done && (_e = _1.return)) _e.call(_1);
    }
    finally { if (e_3) throw e_3.error; }
}
try {
    for (var _4 = __values(new Map([[1, { z: 1 }]])), _5 = _4.next(); !_5.done; _5 = _4.next()) {
        var _6 = __read(_5.value, 2), k = _6[0], v = _6[1];
        out(k, v.z);
    }
}
catch (e_4_1) { e_4 = { error: e_4_1 }; }
finally {
    try {
        if (_5 && !_5.done && (_f = _4.return)) _f.call(_4);
    }
    finally { if (e_4) throw e_4.error; }
}
try {
    for (var _7 = __values([1, 2, 3]), _8 = _7.next(); !_8.done; _8 = _7.next()) {
        var i = _8.value;
        if (i === 2)
            continue;
        out(i);
    }
}
catch (e_5_1) { e_5 = { error: e_5_1 }; }
finally {
    try {
        if (_8 && !_8.done && (_g = _7.return)) _g.call(_7);
    }
    finally { if (e_5) throw e_5.error; }
}
var fns = [];
var _loop_1 = function (i) {
    fns.push(function () { return i; });
};
for (var i = 0; i < 3; i++) {
    _loop_1(i);
}
out(fns.map(function (f) { return f(); }));
try {
    outer: for (var _9 = __values([1, 2]), _10 = _9.next(); !_10.done; _10 = _9.next()) {
        var i = _10.value;
        try {
            for (var _11 = (e_7 = void 0, __values([1, 2])), _12 = _11.next(); !_12.done; _12 = _11.next()) {
                var j = _12.value;
                if (j === 2)
                    continue outer;
                out(i, j);
            }
        }
        catch (e_7_1) { e_7 = { error: e_7_1 }; }
        finally {
            try {
                if (_12 && !_12.done && (_j = _11.return)) _j.call(_11);
            }
            finally { if (e_7) throw e_7.error; }
        }
    }
}
catch (e_6_1) { e_6 = { error: e_6_1 }; }
finally {
    try {
        if (_10 && !_10.done && (_h = _9.return)) _h.call(_9);
    }
    finally { if (e_6) throw e_6.error; }
}
var o3 = { a: { b: null } };
out((_m = (_l = o3 === null || o3 === void 0 ? void 0 : o3.a) === null || _l === void 0 ? void 0 : _l.b) === null || _m === void 0 ? void 0 : _m.c, (_o = o3.x) === null || _o === void 0 ? void 0 : _o.call(o3), (_p = o3.a.b) !== null && _p !== void 0 ? _p : 'dflt');
(_q = o3.n) !== null && _q !== void 0 ? _q : (o3.n = 5);
o3.n || (o3.n = 6);
o3.n && (o3.n = 7);
out(o3.n);
function deco(t, k, desc) { if (desc) {
    var f_1 = desc.value;
    desc.value = function () {
        var a = [];
        for (var _i = 0; _i < arguments.length; _i++) {
            a[_i] = arguments[_i];
        }
        return 'deco ' + f_1.apply(this, a);
    };
} return desc; }
function cdeco(c) { c.decorated = true; }
function pdeco(t, k, i) { (t.params || (t.params = [])).push(i); }
var Deco = /** @class */ (function () {
    function Deco() {
    }
    Object.defineProperty(Deco.prototype, "m", {
        enumerable: false,
        configurable: true,
        writable: true,
        value: function (a) { return a; }
    });
    __decorate([
        deco,
        __param(0, pdeco)
    ], Deco.prototype, "m", null);
    Deco = __decorate([
        cdeco
    ], Deco);
    return Deco;
}());
out(new Deco().m(3), Deco.decorated, Deco.prototype.params);
var key = 'comp';
var Comp = /** @class */ (function () {
    function Comp() {
    }
    Object.defineProperty(Comp.prototype, key + 'uted', {
        enumerable: false,
        configurable: true,
        writable: true,
        value: function () { return 1; }
    });
    Object.defineProperty(Comp.prototype, (_18 = 's' + 1, key), {
        get: function () { return 3; },
        enumerable: false,
        configurable: true
    });
    var _18;
    Object.defineProperty(Comp, _18, {
        enumerable: true,
        configurable: true,
        writable: true,
        value: 2
    });
    return Comp;
}());
out(new Comp().computed(), Comp.s1, new Comp().comp);
out(typeof /** @class */ (function () {
    function class_1() {
    }
    return class_1;
}()).name, (/** @class */ (function () {
    function Foo() {
    }
    return Foo;
}())).name, (function () { }).name);
function argspread() { return __spreadArray([], __read(arguments), false); }
out(argspread(1, 2));
function forargs() {
    var e_12, _a;
    var r = [];
    try {
        for (var arguments_1 = __values(arguments), arguments_1_1 = arguments_1.next(); !arguments_1_1.done; arguments_1_1 = arguments_1.next()) {
            var x = arguments_1_1.value;
            r.push(x);
        }
    }
    catch (e_12_1) { e_12 = { error: e_12_1 }; }
    finally {
        try {
            if (arguments_1_1 && !arguments_1_1.done && (_a = arguments_1.return)) _a.call(arguments_1);
        }
        finally { if (e_12) throw e_12.error; }
    }
    return r;
}
out(forargs(7, 8));
try {
    var _13 = __read(null, 1), z = _13[0];
}
catch (e) {
    out(e.name);
}
try {
    var _14 = __read({}, 1), z = _14[0];
}
catch (e) {
    out(e.name);
}
try {
    try {
        for (var _15 = __values(5), _16 = _15.next(); !_16.done; _16 = _15.next()) {
            var z = _16.value;
            ;
        }
    }
    catch (e_8_1) { e_8 = { error: e_8_1 }; }
    finally {
        try {
            if (_16 && !_16.done && (_k = _15.return)) _k.call(_15);
        }
        finally { if (e_8) throw e_8.error; }
    }
}
catch (e) {
    out(e.name);
}
try {
    __spreadArray([], __read(undefined), false);
}
catch (e) {
    out(e.name);
}
var gobj = { g: function () { return __generator(this, function (_a) {
        switch (_a.label) {
            case 0: return [4 /*yield*/, 1];
            case 1:
                _a.sent();
                return [2 /*return*/];
        }
    }); }, async: 1, get v() { return 5; } };
out(__spreadArray([], __read(gobj.g()), false), gobj.v);
out(String(gen(1)), Object.prototype.toString.call(gen(1)), gen(1)[Symbol.iterator] !== undefined);
{
    var it = gen(1);
    out(it[Symbol.iterator]() === it);
}
try {
    var rg = (function () { return __generator(this, function (_a) {
        switch (_a.label) {
            case 0:
                rg2.next();
                return [4 /*yield*/, 1];
            case 1:
                _a.sent();
                return [2 /*return*/];
        }
    }); })();
    var rg2 = rg;
    rg.next();
}
catch (e) {
    out(e.name);
}
function early() { return __generator(this, function (_a) {
    switch (_a.label) {
        case 0: return [2 /*return*/, 5];
        case 1:
            _a.sent();
            return [2 /*return*/];
    }
}); }
out(__spreadArray([], __read(early()), false), early().next());
function thrower() { return __generator(this, function (_a) {
    switch (_a.label) {
        case 0: return [4 /*yield*/, 1];
        case 1:
            _a.sent();
            throw new RangeError('g');
    }
}); }
{
    var t = thrower();
    t.next();
    try {
        t.next();
    }
    catch (e) {
        out(e.name, t.next());
    }
}
{
    var t = thrower();
    try {
        t.throw(new Error('first'));
    }
    catch (e) {
        out(e.message, t.next());
    }
}
{
    var t = thrower();
    out(t.return(3), t.next());
}
function loopTry() {
    var _a, _b, x, e_13_1;
    var e_13, _c;
    return __generator(this, function (_d) {
        switch (_d.label) {
            case 0:
                _d.trys.push([0, 7, 8, 9]);
                _a = __values([1, 2, 3]), _b = _a.next();
                _d.label = 1;
            case 1:
                if (!!_b.done) return [3 /*break*/, 6];
                x = _b.value;
                _d.label = 2;
            case 2:
                _d.trys.push([2, , 4, 5]);
                if (x === 2)
                    return [3 /*break*/, 5];
                return [4 /*yield*/, x];
            case 3:
                _d.sent();
                return [3 /*break*/, 5];
            case 4:
                out('f' + x);
                return [7 /*endfinally*/];
            case 5:
                _b = _a.next();
                return [3 /*break*/, 1];
            case 6: return [3 /*break*/, 9];
            case 7:
                e_13_1 = _d.sent();
                e_13 = { error: e_13_1 };
                return [3 /*break*/, 9];
            case 8:
                try {
                    if (_b && !_b.done && (_c = _a.return)) _c.call(_a);
                }
                finally { if (e_13) throw e_13.error; }
                return [7 /*endfinally*/];
            case 9: return [2 /*return*/];
        }
    });
}
out(__spreadArray([], __read(loopTry()), false));
function sw(v) { var _a; return __generator(this, function (_b) {
    switch (_b.label) {
        case 0:
            _a = v;
            switch (_a) {
                case 1: return [3 /*break*/, 1];
                case 2: return [3 /*break*/, 3];
            }
            return [3 /*break*/, 5];
        case 1: return [4 /*yield*/, 'one'];
        case 2:
            _b.sent();
            _b.label = 3;
        case 3: return [4 /*yield*/, 'two'];
        case 4:
            _b.sent();
            return [3 /*break*/, 7];
        case 5: return [4 /*yield*/, 'def'];
        case 6:
            _b.sent();
            _b.label = 7;
        case 7: return [2 /*return*/];
    }
}); }
out(__spreadArray([], __read(sw(1)), false), __spreadArray([], __read(sw(2)), false), __spreadArray([], __read(sw(3)), false));
out([3, 1, 2].map(function (x) { return x * 2; }).filter(Boolean).flatMap(function (x) { return [x, x]; }), Array.from({ length: 3 }, function (_, i) { return i; }), Object.fromEntries(new Map([['a', 1]])));
var result = log;
