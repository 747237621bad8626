import { Leaf, Branch } from './index.js';
export class Node {
  static of(...given) {
    return new this(...given);
  }
  static parse(data) {
    return Array.isArray(data) ? Branch.of(...data.map((x) => Node.parse(x))) : Leaf.of(data);
  }
}
