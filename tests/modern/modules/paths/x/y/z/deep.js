import { made } from '../../ids.js';
export const id = made('deep');
