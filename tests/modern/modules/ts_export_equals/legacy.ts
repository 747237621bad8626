function legacy(x: string): string {
  return `legacy ${x}`;
}
namespace legacy {
  export const version = '1.0';
}
export = legacy;
