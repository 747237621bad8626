export default 'no extension';
