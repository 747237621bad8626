const inner = 'renamed to default';
export { inner as default };
