export const names = [];
export const made = (name) => {
  names.push(name);
  return { name };
};
