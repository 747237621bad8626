export default class {
  kind = 'anonymous';
}
