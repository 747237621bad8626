function bound(target: any, key: string, descriptor: PropertyDescriptor): PropertyDescriptor {
  const f = descriptor.value;
  return {
    configurable: true,
    get() {
      return f.bind(this);
    }
  };
}
class Button {
  label = 'ok';
  @bound click() {
    return this.label;
  }
}
const { click } = new Button();
console.log(click());
@((c: any) => {
  c.added = Object.getOwnPropertyNames(c.prototype)
    .filter((n) => n !== 'constructor')
    .join();
})
class Plain {
  a() {}
  b() {}
}
console.log((Plain as any).added, new Plain() instanceof Plain);
