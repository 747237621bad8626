// What all members of a site do: they log in by a form, and log out.
import { BotParams, check, env, http } from 'hailstorm';

export const site = env.BASE_URL ?? 'http://127.0.0.1:8000';

export abstract class Member {
  protected readonly user: string;

  constructor({ index }: BotParams) {
    this.user = `${this.kind()}${index}`;
  }

  protected abstract kind(): string;

  // The form hides a token; the answer sets a cookie and redirects to what tells it.
  onStart(): void {
    const form = http.get(`${site}/form`, { name: 'login page' }).html('form');
    const fields = { ...form.serializeObject(), user: this.user, password: 'secret' };
    this.expectMe(http.post(`${site}/form`, fields, { name: 'login' }));
  }

  onStop(): void {
    http.post(`${site}/logout`, null, { name: 'logout' });
  }

  protected expectMe(res: http.Response): void {
    const session = res.json<string>('cookies.session');
    const mine = check(session, { 'the session is mine': (user) => user === this.user });
    if (!mine) res.fail(`not ${this.user}`); // counts as a failed request
  }
}
