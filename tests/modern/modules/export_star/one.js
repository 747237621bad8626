export let a = 'a';
export const shared = 'from one';
export default 'default of one';
export function change() {
  a = 'changed a';
}
