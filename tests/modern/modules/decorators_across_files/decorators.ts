export const routes: Record<string, Function> = {};
export const log: string[] = [];
export const route = (path: string) => (target: Function): void => {
  routes[path] = target;
};
export class Container {
  private static readonly all = new Map<string, unknown>();
  static set(name: string, value: unknown): void {
    this.all.set(name, value);
  }
  static get<T>(name: string): T {
    return this.all.get(name) as T;
  }
}
export function inject(name: string): MethodDecorator {
  return (target, key, descriptor) => ({ ...descriptor, get: () => Container.get(name) });
}
export function logged(target: any, key: string, descriptor: PropertyDescriptor): void {
  const original = descriptor.value;
  descriptor.value = function (this: unknown, ...given: unknown[]) {
    log.push(`${key}(${given})`);
    return original.apply(this, given);
  };
}
