import { inner } from './inner';
let calls = 0;
export const which = () => `lib ${inner} ${++calls}`;
