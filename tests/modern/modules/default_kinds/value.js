let value = 'before';
export default value;
value = 'changed afterwards';
