export default function* (n) {
  while (n) yield n--;
}
