import { Node } from './node.js';
export class Branch extends Node {
  constructor(...kids) {
    super();
    this.kids = kids;
  }
  sum() {
    return this.kids.reduce((n, kid) => n + kid.sum(), 0);
  }
  depth() {
    return 1 + Math.max(...this.kids.map((kid) => kid.depth()));
  }
  toString() {
    return `(${this.kids.join(' ')})`;
  }
}
