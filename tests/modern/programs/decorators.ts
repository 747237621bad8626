const log: string[] = [];
function sealed(target: Function) { log.push('class ' + typeof target); }
function method(name: string) {
  return (target: any, key: string, d: PropertyDescriptor) => {
    const old = d.value;
    d.value = function (...given: any[]) { return name + old.apply(this, given); };
    return d;
  };
}
function field(target: any, key: string) { log.push('field ' + key); }
@sealed
class A {
  @field x = 1;
  @method('wrapped ') hello(n: number) { return 'hello ' + (n + this.x); }
}
console.log(new A().hello(1), log.sort().join());
