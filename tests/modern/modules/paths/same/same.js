import same from './same/same.js';
export default 'outer ' + same;
