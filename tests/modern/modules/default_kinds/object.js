export const extra = { e: 1 };
export default {
  extra,
  method() {
    return Object.keys(this).join();
  }
};
