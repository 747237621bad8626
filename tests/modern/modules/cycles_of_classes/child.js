import { log } from './log.js';
import * as parents from './parent.js';
log.push('child body');
let made;
export function Child(name, parent) {
  const self = Reflect.construct(base(), [name]);
  self.parent = parent;
  return Object.setPrototypeOf(self, Child.prototype);
}
function base() {
  if (!made) {
    made = parents.Parent;
    Child.prototype = Object.create(made.prototype);
    Child.prototype.describe = function () {
      return `${this.name} of ${this.parent.describe()}`;
    };
    Object.setPrototypeOf(Child, made);
  }
  return made;
}
