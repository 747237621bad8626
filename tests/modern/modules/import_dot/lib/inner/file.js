import { which } from '..';
export const inner = () => 'inner of ' + which();
