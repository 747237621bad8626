import { Node } from './node.js';
export class Leaf extends Node {
  constructor(value) {
    super();
    this.value = value;
  }
  sum() {
    return this.value;
  }
  depth() {
    return 0;
  }
  toString() {
    return String(this.value);
  }
}
