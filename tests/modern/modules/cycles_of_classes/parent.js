import { log } from './log.js';
import { Child } from './child.js';
log.push('parent body, Child is ' + typeof Child);
export class Parent {
  constructor(name) {
    this.name = name;
  }
  spawn(name) {
    return new Child(name, this);
  }
  describe() {
    return this.name;
  }
  static kinds() {
    return [this === Child ? 'child' : 'parent', typeof Child];
  }
}
