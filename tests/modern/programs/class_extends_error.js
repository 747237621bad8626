class AppError extends Error {
  constructor(message, code = 1) {
    super(message);
    this.name = 'AppError';
    this.code = code;
  }
  describe() {
    return `${this.name}(${this.code}): ${this.message}`;
  }
}
class NotFound extends AppError {
  constructor(what, ...rest) {
    super(`no ${what}`, ...rest);
    this.what = what;
  }
  get name() {
    return 'NotFound';
  }
  set name(ignored) {}
}
class Range2 extends RangeError {}
const e = new NotFound('page', 404);
console.log(e instanceof NotFound, e instanceof AppError, e instanceof Error, e instanceof TypeError);
console.log(e.describe(), String(e), typeof e.stack, e.what);
console.log(String(new AppError('plain')), String(new AppError('')), new AppError().message === '');
const r = new Range2('r');
console.log(r.name, r instanceof RangeError, r instanceof Range2, String(r), r.constructor === Range2);
console.log(Object.prototype.toString.call(e), Object.prototype.propertyIsEnumerable.call(e, 'message'));
console.log(Object.prototype.hasOwnProperty.call(new Error(), 'message'), Object.prototype.hasOwnProperty.call(new Error('x'), 'message'));
console.log(Object.keys(new AppError('k')).sort().join(), JSON.stringify(new Range2('j')));
function thrower(kind) {
  try {
    throw new kind('inside', 7);
  } catch (caught) {
    if (caught instanceof NotFound) return 'not found ' + caught.what;
    if (caught instanceof AppError) return 'app ' + caught.code;
    return 'else ' + caught.message;
  } finally {
    console.log('finally');
  }
}
console.log(thrower(NotFound), thrower(AppError), thrower(Range2));
const called = Error('no new');
console.log(called instanceof Error, called.message, TypeError('t') instanceof TypeError);
console.log(String(new Error(undefined)), String(new Error(null)), String(new Error({ toString: () => 'obj' })));
