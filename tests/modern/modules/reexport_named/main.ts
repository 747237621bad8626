import Main, { Shape, Square as Quad, area, unit, defaultName, geometry, type Sized } from './api';
import { default as Same } from './api/index';
const square: Sized = new Quad(3);
console.log(area(square), new Main(2).size(), unit, defaultName);
console.log(Main === Same, Quad === Main, new Quad(1) instanceof Shape, geometry.area === area, geometry.unit);
console.log(Object.keys(geometry).sort().join());
