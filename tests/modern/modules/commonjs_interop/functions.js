const add = (a, b) => a + b;
module.exports = { add, name: 'functions' };
