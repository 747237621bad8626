import { which } from '../index';
import { inner } from '../inner';
import { beside } from '../../both';
export const up = () => [which(), inner, beside].join('|');
