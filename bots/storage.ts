// What outlives a bot: players who leave, and go on where they were when they come back.
import { between, bot, check, env, http, storage } from 'hailstorm';

const site = env.BASE_URL ?? 'http://127.0.0.1:8000';

interface Game {
  level: number;
  items: string[];
}

export class Player {
  static wait = between(0.05, 0.15);
  static actions = { play: 5, leave: 1 };

  private readonly saved = storage.getBotStorage('games'); // of this botId

  // Storage may be with another thread: reading it waits, which a constructor cannot.
  private game(): Game {
    return this.saved.read<Game>('game') ?? { level: 1, items: [] };
  }

  play(): void {
    const game = this.game();
    const res = http.post(`${site}/anything`, { level: game.level }, { name: 'play' });
    check(res, { 'the level arrived': (r) => r.json('form.level') === String(game.level) });
    this.saved.write('game', {
      level: game.level + 1,
      items: [...game.items, `key ${game.level}`].slice(-3)
    });
  }

  leave(): void {
    check(this.game(), {
      'has three keys at most': ({ items }) => items.length <= 3,
      'has a level': ({ level }) => level >= 1
    });
    http.post(`${site}/bye`, { player: bot.id }, { name: 'bye' });
    bot.stop(); // the next one has this botId, and its game
  }
}
