import { Parent } from './parent.js';
import { Child } from './child.js';
import { log } from './log.js';
const parent = new Parent('p');
const child = parent.spawn('c');
console.log(child instanceof Child, child instanceof Parent, child.describe(), child.spawn('g').describe());
console.log(Parent.kinds().join(), Child.kinds().join());
console.log(log.join('\n'));
