export interface Item {
  readonly name: string;
  price: number;
}
export class Cart<T extends Item> {
  readonly items: T[];
  constructor(...items: T[]) {
    this.items = items;
  }
  names = (): string[] => this.items.map((item) => item.name);
}
