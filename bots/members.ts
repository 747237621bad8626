// Two kinds of members that share a class of another file: one draws what comes next by
// transitions, of the other there is always one, which works in sequence.
import { ActionTags, Sequence, Transitions, between, http, pacing } from 'hailstorm';
import { Member, site } from './lib/member';

export class Reader extends Member {
  static wait = between(0.05, 0.2);
  static transitions: Transitions<Reader> = {
    home: { search: 3, home: 1 },
    search: { read: 2, search: 1 },
    read: { search: 1, home: 1 }
  };
  static tags: ActionTags<Reader> = { search: ['slow', 'database'] };

  protected kind(): string {
    return 'reader';
  }
  home(): void {
    this.expectMe(http.get(`${site}/cookies`, { name: 'home' }));
  }
  search(): void {
    http.get(`${site}/search?delay=20ms`, { name: 'search' });
  }
  read(): void {
    http.get(`${site}/article?size=8kb`, { name: 'article' });
  }
}

export class Editor extends Member {
  static fixedCount = 1;
  static wait = pacing(0.2);
  static sequence: Sequence<Editor> = ['write', 'write', 'publish'];

  private drafts: string[] = [];

  protected kind(): string {
    return 'editor';
  }
  write(): void {
    this.drafts.push(`draft ${this.drafts.length + 1}`);
    http.put(`${site}/drafts`, this.drafts.join('\n'), { name: 'write' });
  }
  publish(): void {
    this.expectMe(http.get(`${site}/cookies`, { name: 'mine' }));
    http.post(`${site}/publish`, { drafts: this.drafts }, { name: 'publish' });
    this.drafts = [];
  }
}
