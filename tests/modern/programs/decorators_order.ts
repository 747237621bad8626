const log: string[] = [];
function d(name: string) {
  log.push('eval ' + name);
  return function (target: any, key?: any, extra?: any): any {
    const where = typeof target === 'function' ? 'static/class' : 'instance';
    log.push(
      `apply ${name} ${where} ${String(key)} ${typeof extra === 'number' ? 'param' + extra : extra === undefined ? 'none' : 'descriptor'}`
    );
  };
}
@d('class 1')
@d('class 2')
class A {
  @d('static field') static s = log.push('static value');
  @d('field') x = log.push('field value');
  @d('method 1') @d('method 2') m(@d('p0') a: number, b: number, @d('p2') c: number) {
    return a + b + c;
  }
  @d('accessor') get g() {
    return 1;
  }
  set g(v) {}
  @d('static method') static sm(@d('sp0') x: any) {
    return x;
  }
  @d('computed') ['comp' + 'uted']() {}
  constructor(
    @d('ctor 0') private p: number,
    @d('ctor 1') q = 2
  ) {
    log.push('constructed');
  }
}
new A(1);
console.log(log.join('\n'));
console.log(A.s > 0, new A(1).m(1, 2, 3), A.sm('s'), new A(1).g);
