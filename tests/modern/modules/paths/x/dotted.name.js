export default 'dotted';
