export enum Kind { A, B }
export default (kind: Kind): string => 'typed ' + Kind[kind];
