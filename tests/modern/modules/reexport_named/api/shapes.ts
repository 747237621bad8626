import type { Sized } from './types';
export abstract class Shape implements Sized {
  abstract size(): number;
}
export class Square extends Shape {
  constructor(private readonly side: number) {
    super();
  }
  size() {
    return this.side ** 2;
  }
}
