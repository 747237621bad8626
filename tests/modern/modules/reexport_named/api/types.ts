export interface Sized {
  size(): number;
}
