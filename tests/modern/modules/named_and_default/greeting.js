export const name = 'world';
export default function greet(who = name) {
  return `hello ${who}`;
}
export function shout(text) {
  return text.toUpperCase() + '!';
}
export class Person {
  constructor(called) {
    this.called = called;
  }
  hello() {
    return greet(this.called);
  }
}
