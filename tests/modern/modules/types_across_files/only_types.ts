export default interface Main {
  x: number;
}
export type Other = Main['x'];
