class Model {
  static table = 'models';
  static #cache = new Map();
  static find(id) {
    return `${this.table}:${id}`;
  }
  static get shortName() {
    return this.table.slice(0, 3);
  }
  static set shortName(x) {
    this.table = x + x;
  }
  static of(...given) {
    return Object.assign(new this(), { given });
  }
  static cached(key, make) {
    if (!Model.#cache.has(key)) Model.#cache.set(key, make.call(this));
    return Model.#cache.get(key);
  }
}
class User extends Model {
  static table = 'users';
}
class Admin extends User {}
console.log(Model.find(1), User.find(2), Admin.find(3), Admin.shortName);
Admin.shortName = 'ad';
console.log(Admin.table, User.table, Object.keys(Admin).join(), Admin.find(4));
User.table = 'people';
delete Admin.table;
console.log(Admin.table, Admin.hasOwnProperty('table'), 'find' in Admin, Admin.hasOwnProperty('find'));
console.log(Admin.of(1, 2).given.length, Admin.of() instanceof Admin, Admin.of().constructor === Admin);
console.log(User.cached('k', function () { return this === User; }), Admin.cached('k', () => 'again'));
Model.added = 'later';
console.log(Admin.added, Object.getPrototypeOf(Admin) === User, Admin.prototype instanceof Model);
const detached = Model.find;
console.log(detached.call({ table: 'own' }, 9), Reflect.apply(detached, User, [8]));
