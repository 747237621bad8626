// States of one's own, said by calls: a visitor looks around, and hurries before leaving.
import { BotState, Registration, alive, bot, enterState, env, http } from 'hailstorm';

const site = env.BASE_URL ?? 'http://127.0.0.1:8000';
const IN_A_HURRY = BotState.Custom(1);

export class Visitor {
  static registerBot(model: Registration<Visitor>): void {
    model.setIntervalMillis(100);
    model.registerAction(alive(9), 'look', { tags: ['read'] });
    model.registerAction(alive(1), Visitor.prototype.rest);
    model.registerAction(enterState(BotState.Initializing), 'arrive');
    model.registerAction(enterState(IN_A_HURRY), 'hurry');
    model.registerAction(enterState(BotState.Stopping), 'depart');
  }

  private pages = 4 + Math.floor(Math.random() * 4);

  arrive(): void {
    http.post(`${site}/login`, { user: `visitor${bot.index}` }, { name: 'arrive' });
  }

  look(): void {
    http.get(`${site}/products?delay=5ms`, { name: 'look' });
    this.pages--;
    if (this.pages === 1) bot.enterState(IN_A_HURRY);
    if (this.pages <= 0) bot.stop(); // the next visitor, please
  }

  rest(): void {
    if (bot.state === IN_A_HURRY) this.look();
  }

  hurry(): void {
    http.get(`${site}/checkout`, { name: 'checkout' });
  }

  depart(): void {
    http.post(`${site}/logout`, null, { name: 'depart' });
  }
}
