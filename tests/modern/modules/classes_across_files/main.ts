import { Animal, Registry, type Named } from './animal';
import Dog, { Puppy } from './dog';
import { Secret } from './secret';
const rex = new Dog('rex');
const pup: Named = new Puppy('pup');
console.log(rex.speak(), (pup as Puppy).speak(), rex instanceof Animal, pup instanceof Dog);
console.log(Registry.names.join(), Animal.count, Dog.count, Object.getPrototypeOf(Puppy) === Dog);
class Local extends Puppy {
  override speak() {
    return super.speak() + ' locally';
  }
  get shout() {
    return this.label.toUpperCase();
  }
}
console.log(new Local('loc').speak(), new Local('x').shout, Registry.names.length);
const secret = new Secret(7);
console.log(Secret.read(secret), Secret.is(secret), Secret.is({ value: 7 }), JSON.stringify(secret));
try {
  Secret.read({} as Secret);
} catch (error) {
  console.log(error instanceof TypeError);
}
const anonymous = new (class extends Animal {
  speak() {
    return this.name;
  }
})('anon');
console.log(anonymous.label, anonymous.speak());
