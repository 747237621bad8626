import { logged } from './decorators';
export class Service {
  static count = 0;
  constructor(private readonly names: readonly string[]) {
    Service.count++;
  }
  @logged all(): string[] {
    return [...this.names].sort((a, b) => (a < b ? 1 : -1));
  }
}
