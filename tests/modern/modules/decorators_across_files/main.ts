import { route, routes, inject, Container, logged, log } from './decorators';
import { Service } from './service';
@route('/users')
class Users {
  @inject('service') private get service(): Service {
    return new Service([]);
  }
  @logged list(prefix = '') {
    return this.service.all().map((name) => prefix + name).join();
  }
  @logged static describe(...words: string[]) {
    return words.length;
  }
}
Container.set('service', new Service(['ann', 'bob']));
const users = new Users();
console.log(users.list(), users.list('>'), Users.describe('a', 'b'));
console.log(Object.keys(routes).join(), routes['/users'] === Users, log.join('|'));
console.log(new Service(['x', 'y']).all().join(), Service.count);
