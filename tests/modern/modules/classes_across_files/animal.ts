export interface Named { readonly name: string }
export class Registry {
  static readonly names: string[] = [];
  static add(x: Named): void {
    Registry.names.push(x.name);
  }
}
export abstract class Animal implements Named {
  static count = 0;
  constructor(public readonly name: string) {
    Animal.count++;
    Registry.add(this);
  }
  abstract speak(): string;
  get label(): string {
    return `[${this.name}]`;
  }
}
