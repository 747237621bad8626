module.exports = function callable(x) {
  return `<${x}>`;
};
module.exports.helper = () => 'helped';
