import { which } from '.';
import { inner } from './inner/file';
export const up = () => which() + inner();
