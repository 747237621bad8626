import { Animal } from './animal';
export default class Dog extends Animal {
  protected sound = 'wuff';
  speak(): string {
    return `${this.label} ${this.sound}`;
  }
}
export class Puppy extends Dog {
  protected override sound = 'yip';
  override get label(): string {
    return super.label + '*';
  }
}
