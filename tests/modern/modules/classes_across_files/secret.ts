export class Secret {
  #value: number;
  constructor(value: number) {
    this.#value = value;
  }
  static read(secret: Secret): number {
    return secret.#value;
  }
  static is(x: object): boolean {
    return #value in x;
  }
}
