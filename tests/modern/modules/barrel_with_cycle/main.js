import { Node, Leaf, Branch, count } from './index.js';
import * as tree from './index.js';
const root = Branch.of(Leaf.of(1), Branch.of(Leaf.of(2), Leaf.of(3)));
console.log(root.sum(), root.depth(), count(root), root instanceof Node, tree.Leaf === Leaf);
console.log(Node.parse([1, [2, [3, 4]], 5]).toString(), Node.parse(7).toString());
console.log(Object.keys(tree).sort().join());
