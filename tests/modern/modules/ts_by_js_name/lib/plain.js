export const tax = (price) => price / 10;
