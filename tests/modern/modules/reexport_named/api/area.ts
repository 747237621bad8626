import { type Sized } from './types';
import { Shape } from './shapes';
export const unit = 'cm2';
export const area = (s: Sized): string => `${s.size()}${unit}${s instanceof Shape ? '' : '?'}`;
const name = 'area module';
export default name;
