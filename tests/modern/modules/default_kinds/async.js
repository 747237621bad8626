export default async (x) => {
  await null;
  return 'async ' + x;
};
