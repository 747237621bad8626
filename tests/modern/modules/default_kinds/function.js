fn.calls = 0;
export default function fn() {
  return 'called ' + ++fn.calls;
}
