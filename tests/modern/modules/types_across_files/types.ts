export enum Status { Ok, Failed = 5 }
export interface Options { strict?: boolean }
export type Result<T> = { status: Status.Ok; value: T } | { status: Status.Failed; error: string };
export function parse(text: string, { strict = false }: Options = {}): Result<number> {
  const value = strict ? Number(text) : parseFloat(text);
  return Number.isNaN(value) ? { status: Status.Failed, error: text } : { status: Status.Ok, value };
}
export const isOk = <T>(r: Result<T>): r is Extract<Result<T>, { status: Status.Ok }> => r.status === Status.Ok;
