class Book {
  chapters = [new Book.Chapter('one'), new Book.Chapter()];
}
namespace Book {
  export class Chapter {
    constructor(public title = 'untitled') {}
  }
}
console.log(new Book().chapters.map((c) => c.title).join());
enum Colour {
  Red = 1,
  Blue
}
namespace Colour {
  export function parse(s: string): Colour {
    return (Colour as any)[s] ?? Colour.Red;
  }
}
console.log(Colour.parse('Blue'), Colour.parse('Green'));
