export const log = ['log'];
