import { ask, early } from './helper.js';
export const answer = 42;
export function question() {
  return 'what is ' + answer;
}
export let changing = 'first';
console.log(early.join(), ask(), changing);
changing = 'second';
console.log(ask());
