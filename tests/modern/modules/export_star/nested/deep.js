export class Deep {
  name = 'deep';
}
