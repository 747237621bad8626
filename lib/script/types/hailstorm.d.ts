// The modules of Hailstorm, and the names that scripts find without asking for them.

// ---- hailstorm/http

/**
 * What a script asks of the network. Requests block the bot until the answer is whole, has failed
 * or timed out; none throws for what happens on the network, unless `throw` says so. Where a bot
 * cannot wait (at the top level of a script, in a constructor, in a getter, in a callback of
 * `replace` or `JSON.stringify`) they throw a TypeError, and nothing is sent. So does a wrong
 * argument.
 *
 * @example
 * import { http } from 'hailstorm';
 * const res = http.post('http://127.0.0.1:8000/anything', { user: 'ann' }, { timeout: '5s' });
 * if (!res.status) console.warn('no answer:', res.outcome, res.error);
 */
declare module 'hailstorm/http' {
  /** A time with its unit: `'500ms'`, `'10s'`, `'2m'`, `'1h30m'`; also `d`, `us` and `ns`. */
  export type Duration = string;

  /** Bytes, as a body, a file or the data of a digest. */
  export type Bytes = ArrayBuffer | Uint8Array;

  /** Tags of one's own, by which what is measured is kept apart. They become texts. */
  export type Tags = { readonly [name: string]: string | number | boolean };

  /**
   * Tags of a request. `name` is its row of the report; those that Hailstorm gives itself are
   * refused.
   */
  export type RequestTags = Tags & {
    readonly name?: string;
    readonly model?: never;
    readonly action?: never;
    readonly method?: never;
    readonly status?: never;
    readonly outcome?: never;
    readonly expected?: never;
    readonly expected_response?: never;
  };

  // ---- What is asked

  /** A URL whose varying parts are not part of its name: what {@link url} gives. */
  export interface TaggedURL {
    /** The whole URL. */
    readonly url: string;
    /** Its path with `${}` in place of what varies: the row of the report. */
    readonly name: string;
    toString(): string;
  }

  /**
   * Where a request goes: `http://host[:port]/path?query` or `https://...`, or what {@link url}
   * gives. A user in it, `http://ann:secret@host/`, is basic authentication. Of a `URL` object,
   * pass its `href`.
   */
  export type HttpURL = string | TaggedURL;

  /** A file in a form: what {@link file} gives. */
  export interface FileData {
    readonly data: string | Bytes;
    readonly filename: string;
    readonly content_type: string;
  }

  /** One value of a form; `undefined` and `null` leave the field out. */
  export type FormValue = string | number | boolean | FileData | null | undefined;

  /**
   * A body that is sent as a form: urlencoded, or as multipart/form-data when there is a file in
   * it. An array stands for several fields of the same name. `Content-Type` is set unless `headers`
   * have it.
   */
  export type Form = { readonly [name: string]: FormValue | readonly FormValue[] };

  /** A body: a string, sent as UTF-8; bytes; an object, which is a form; nothing. */
  export type RequestBody = string | Bytes | Form | null | undefined;

  /**
   * What becomes of the body of an answer: a string (`'text'`), an ArrayBuffer (`'binary'`), or it
   * is counted and thrown away (`'none'`).
   */
  export type ResponseType = 'text' | 'binary' | 'none';

  /** A cookie for one request; with `replace` in place of those of the jar of the same name. */
  export type RequestCookie = string | number | { value: string | number; replace?: boolean };

  /** Which statuses are expected: what {@link expectedStatuses} gives. */
  export interface ExpectedStatuses {
    readonly [of_statuses]: true;
  }
  const of_statuses: unique symbol;

  /** How a request is to be made. Any other key throws; `undefined` and `null` say nothing. */
  export interface Params<RT extends ResponseType = 'text'> {
    /** `Host` and `User-Agent` may be replaced; `Content-Length` is Hailstorm's. */
    headers?: { readonly [name: string]: string | number } | null;
    /** The row of the report, for all hops. Default: each hop's path without its query. */
    name?: string | null;
    /** Tags of the request's series. */
    tags?: RequestTags | null;
    /**
     * From the call to the last byte, over all redirects: milliseconds, or a duration. Above 0;
     * default: `--timeout`, 1 minute.
     */
    timeout?: number | Duration | null;
    /** How many are followed, 0 to 1000; default: `--max-redirects`, 10. */
    redirects?: number | null;
    /** Cookies of this request alone, beside those of the jar. */
    cookies?: { readonly [name: string]: RequestCookie } | null;
    /** Another jar than the bot's own. */
    jar?: CookieJar | null;
    /** With a user in the URL. */
    auth?: 'basic' | 'digest' | null;
    /**
     * Codings for the body, in the order they are applied, of `gzip`, `deflate`, `br` and `zstd`:
     * `'gzip'`, `'gzip, br'`. Sets `Content-Encoding` unless `headers` have it.
     */
    compression?: string | null;
    /** What becomes of the body of the answer; default: `'text'`. */
    responseType?: RT | null;
    /** What is expected of this request; with `null` it is not counted in `http_req_failed`. */
    responseCallback?: ExpectedStatuses | null;
    /** Whether a failure throws an Error with the outcome and its cause; default: `--throw`. */
    throw?: boolean | null;
  }

  // ---- What is answered

  /** How an exchange ended: `'answered'`, whatever the status, or the name of a failure. */
  export type Outcome =
    | 'answered'
    | 'bad_url'
    | 'host_blocked'
    | 'name_unresolved'
    | 'name_timeout'
    | 'connect_refused'
    | 'connect_timeout'
    | 'connect_failed'
    | 'no_resources'
    | 'proxy_failed'
    | 'tls_untrusted'
    | 'tls_expired'
    | 'tls_wrong_host'
    | 'tls_refused'
    | 'tls_timeout'
    | 'tls_failed'
    | 'reset'
    | 'reset_in_head'
    | 'reset_in_body'
    | 'closed'
    | 'closed_in_head'
    | 'truncated'
    | 'malformed'
    | 'bad_chunk'
    | 'http2_only'
    | 'head_too_large'
    | 'body_too_large'
    | 'bad_encoding'
    | 'decoded_too_large'
    | 'send_timeout'
    | 'timeout'
    | 'receive_timeout'
    | 'idle_timeout'
    | 'too_many_redirects'
    | 'cut_off';

  /** What `res.body` is, by the type that was asked for. */
  export type ResponseBody<RT extends ResponseType> = {
    text: string;
    binary: ArrayBuffer;
    none: null;
  }[RT];

  /** How long the parts of an exchange took, in milliseconds. */
  export interface Timings {
    /** From its beginning until it had a connection. */
    readonly blocked: number;
    /** The look-up of the name; 0 where it was known. */
    readonly looking_up: number;
    /** The TCP connection; 0 on a kept one. */
    readonly connecting: number;
    /** The TLS handshake; 0 without one. */
    readonly tls_handshaking: number;
    /** From the first byte of the request to its last. */
    readonly sending: number;
    /** From the last byte of the request to the first of the answer. */
    readonly waiting: number;
    /** From the first byte of the answer to its last. */
    readonly receiving: number;
    /** `sending` + `waiting` + `receiving`. */
    readonly duration: number;
  }

  /** A cookie that an answer sets. */
  export interface ResponseCookie {
    readonly name: string;
    readonly value: string;
    /** `''` where it is not said. */
    readonly domain: string;
    /** `''` where it is not said. */
    readonly path: string;
    readonly httpOnly: boolean;
    /** The same as `httpOnly`. */
    readonly http_only: boolean;
    readonly secure: boolean;
    /** Seconds; 0: not said, -1: gone at once. */
    readonly maxAge: number;
    /** The same as `maxAge`. */
    readonly max_age: number;
    /** Milliseconds since 1970; 0: not said. */
    readonly expires: number;
  }

  /** The last request that was written, as it was sent; 64 KiB of it are kept. */
  export interface SentRequest {
    readonly method: string;
    readonly url: string;
    /** All values of each name. */
    readonly headers: { readonly [name: string]: string[] };
    readonly cookies: { readonly [name: string]: { name: string; value: string }[] };
    readonly body: string;
  }

  /**
   * What became of a request. Its members are read from the answer's bytes each time: keep in a
   * variable what is needed more than once.
   */
  export interface Response<RT extends ResponseType = 'text'> {
    /** 0 without an answer. */
    readonly status: number;
    /** What follows the version in the status line: `'200 OK'`. */
    readonly status_text: string;
    /** `'HTTP/1.1'`. */
    readonly proto: string;
    /** Names are written `Content-Type`; values of one name are joined by `', '`. */
    readonly headers: { readonly [name: string]: string };
    /** What `Set-Cookie` says. */
    readonly cookies: { readonly [name: string]: ResponseCookie[] };
    /**
     * The body, decoded; `''` without an answer. With `--discard-response-bodies` it is null unless
     * the request says `responseType`.
     */
    readonly body: ResponseBody<RT>;
    /** How long its parts took, in milliseconds. */
    readonly timings: Timings;
    /** What was asked for last, redirects followed. */
    readonly url: string;
    /** `''` without a connection. */
    readonly remote_ip: string;
    /** 0 without a connection. */
    readonly remote_port: number;
    /** `'tls1.3'`; `''` without TLS. */
    readonly tls_version: string;
    /** `'TLS_AES_256_GCM_SHA384'`; `''` without TLS. */
    readonly tls_cipher_suite: string;
    /** `''` when answered, whatever the status; else a sentence: `'Connection refused'`. */
    readonly error: string;
    /** `'answered'`, whatever the status, or the name of the failure. */
    readonly outcome: Outcome;
    /** k6's number: 0, 1000 + status from 400 on, or that of the failure. */
    readonly error_code: number;
    /** The last request that was written, from its bytes. */
    readonly request: SentRequest;

    /**
     * The body, parsed. Throws a SyntaxError with line and column where it is not JSON.
     *
     * @example
     * interface Cart { items: { id: number }[] }
     * const first = res.json<Cart>().items[0];
     */
    json<T = any>(): T;
    /**
     * What a path leads to, without parsing what lies beside it: `'user.tags.0'`, `'items.#'` (how
     * many), `'items.#.id'` (of each). `undefined` where it leads nowhere or the body is not JSON.
     */
    json<T = any>(path: string | number): T | undefined;
    /** The page, or the elements of it that a selector finds. A wrong selector throws. */
    html(selector?: string): Selection;
    /** Calls the exchange good, whatever was expected. The last word counts. */
    ok(): void;
    /** Calls the exchange failed; the text stands under FAILURES. */
    fail(message: string): void;
    /** What `console.log` shows of it. */
    toJSON(): object;
  }

  /** What {@link asyncRequest} gives: a Promise of a Response. */
  export interface PendingResponse<RT extends ResponseType = 'text'> extends Promise<Response<RT>> {
    /** Blocks until it is settled; gives the Response, or throws, as often as it is called. */
    wait(): Response<RT>;
  }

  /**
   * Elements of a page, in its order. Selectors: `tag`, `#id`, `.class`, `[name="value"]`,
   * `:first-child` and its kind, `:not(...)`, joined by a space, `>`, `+`, `~` or commas; any other
   * throws a SyntaxError.
   */
  export interface Selection {
    readonly length: number;
    /** The same as `length`. */
    size(): number;
    /** The texts of all elements and of what is below them. */
    text(): string;
    /** An attribute of the first element; `otherwise` where it is missing. */
    attr(name: string): string | undefined;
    attr<T>(name: string, otherwise: T): string | T;
    /** What is in the first element, written again. */
    html(): string | undefined;
    /** What a form would send of the first element; a list of a select with `multiple`. */
    val(): string | string[] | undefined;
    /** The name of the first element, in lower case. */
    nodeName(): string | undefined;
    /** Whether one of them has the class. */
    hasClass(name: string): boolean;
    /** Whether one of them matches. */
    is(selector: string): boolean;
    /** Elements below these. */
    find(selector: string): Selection;
    /** Those of these that match. */
    filter(selector: string): Selection;
    /** Elements directly below these. */
    children(selector?: string): Selection;
    /** Elements that these are directly in. */
    parent(selector?: string): Selection;
    /** Of each the nearest that matches: itself, or what it is in. */
    closest(selector: string): Selection;
    first(): Selection;
    last(): Selection;
    /** One element, counted from the end below 0; an empty Selection where there is none. */
    eq(index: number): Selection;
    /** One element, counted from the end below 0; `undefined` where there is none. */
    get(index: number): Selection | undefined;
    /** The same as `toArray()`. */
    get(): Selection[];
    /** A Selection of each element. */
    toArray(): Selection[];
    /** Calls `take` with each, until it gives false. The bot may wait in it. */
    each(take: (index: number, element: Selection) => unknown): this;
    /** What `make` gives for each. The bot may wait in it. */
    map<T>(make: (index: number, element: Selection) => T): T[];
    /** The fields of a form as {@link post} takes them, without its buttons. */
    serializeObject(): { [name: string]: string };
    /** The same as a list, in the order of the page. */
    serializeArray(): { name: string; value: string }[];
    /** The same as `text()`. */
    toString(): string;
    /** What `console.log` shows of it. */
    toJSON(): object;
  }

  // ---- Requests

  /** Asks with GET. */
  export function get<RT extends ResponseType = 'text'>(
    url: HttpURL,
    params?: Params<RT> | null
  ): Response<RT>;
  /** Asks with HEAD. */
  export function head<RT extends ResponseType = 'text'>(
    url: HttpURL,
    params?: Params<RT> | null
  ): Response<RT>;
  /**
   * Asks with POST.
   *
   * @example
   * http.post(site + '/orders', JSON.stringify({ item: 7 }), {
   *   name: 'order',
   *   headers: { 'Content-Type': 'application/json' }
   * });
   */
  export function post<RT extends ResponseType = 'text'>(
    url: HttpURL,
    body?: RequestBody,
    params?: Params<RT> | null
  ): Response<RT>;
  /** Asks with PUT. */
  export function put<RT extends ResponseType = 'text'>(
    url: HttpURL,
    body?: RequestBody,
    params?: Params<RT> | null
  ): Response<RT>;
  /** Asks with PATCH. */
  export function patch<RT extends ResponseType = 'text'>(
    url: HttpURL,
    body?: RequestBody,
    params?: Params<RT> | null
  ): Response<RT>;
  /** Asks with DELETE. */
  export function del<RT extends ResponseType = 'text'>(
    url: HttpURL,
    body?: RequestBody,
    params?: Params<RT> | null
  ): Response<RT>;
  /** Asks with OPTIONS. */
  export function options<RT extends ResponseType = 'text'>(
    url: HttpURL,
    body?: RequestBody,
    params?: Params<RT> | null
  ): Response<RT>;
  /** Asks with any method: a token, written in upper case on its way. */
  export function request<RT extends ResponseType = 'text'>(
    method: string,
    url: HttpURL,
    body?: RequestBody,
    params?: Params<RT> | null
  ): Response<RT>;

  /**
   * Begins a request as soon as the script next waits for anything, and does not wait for it. An
   * action has ended when its requests have. With `throw` a failure rejects the promise.
   *
   * @example
   * const [cart, prices] = await Promise.all([
   *   http.asyncRequest('GET', site + '/cart'),
   *   http.asyncRequest('GET', site + '/prices')
   * ]);
   */
  export function asyncRequest<RT extends ResponseType = 'text'>(
    method: string,
    url: HttpURL,
    body?: RequestBody,
    params?: Params<RT> | null
  ): PendingResponse<RT>;

  /** `[method, url, body, params]`. */
  export type ArrayBatchRequest = readonly [
    method: string,
    url: HttpURL,
    body?: RequestBody,
    params?: Params<ResponseType> | null
  ];
  /** `{ method, url, body, params }`; the method is GET if left out. */
  export interface ObjectBatchRequest {
    method?: string;
    url: HttpURL;
    body?: RequestBody;
    params?: Params<ResponseType> | null;
  }
  /** One request of a batch; a URL alone is asked for with GET. */
  export type BatchRequest = HttpURL | ArrayBatchRequest | ObjectBatchRequest;

  type TypeOfParams<P> = P extends Params<infer RT>
    ? ResponseType extends RT
      ? 'text'
      : RT
    : 'text';
  type TypeOfRequest<R> = R extends HttpURL
    ? 'text'
    : R extends { params: infer P } | readonly [unknown, unknown, unknown, infer P]
    ? TypeOfParams<P>
    : 'text';

  /** The answers of a batch, by the keys of its requests. */
  export type BatchResponses<Q> = { -readonly [K in keyof Q]: Response<TypeOfRequest<Q[K]>> };

  /**
   * Sends requests beside each other and blocks until all have ended: an array gives an array, an
   * object an object with the same keys. At most `--batch` (20) are under way at once, and
   * `--batch-per-host` (6) to one host and port. With `throw` the first that failed is thrown.
   *
   * @example
   * const page = http.batch({
   *   style: site + '/style.css',
   *   seen: ['POST', site + '/seen', { page: 'front' }, { name: 'seen' }],
   *   image: { url: site + '/image?size=20kb', params: { responseType: 'none' } }
   * });
   * check(page.style, { 'style is there': (res) => res.status === 200 });
   */
  export function batch<
    Q extends readonly BatchRequest[] | readonly [] | { readonly [key: string]: BatchRequest }
  >(requests: Q): BatchResponses<Q>;

  // ---- What requests are made of

  /**
   * The tag of a template string whose values are no part of the request's name.
   *
   * @example
   * http.get(http.url`${site}/items/${id}`); // in reports /items/${}
   */
  export function url(strings: readonly string[], ...values: unknown[]): TaggedURL;

  /**
   * A file for a form, which is sent as multipart/form-data then. `filename` is `file` and
   * `contentType` `application/octet-stream` if left out.
   *
   * @example
   * const bytes = open('./photo.png', 'b'); // at the top level
   * const photo = http.file(bytes, 'photo.png', 'image/png');
   * http.post(site + '/upload', { title: 'Hail', photo });
   */
  export function file(
    data: string | Bytes,
    filename?: string | null,
    contentType?: string | null
  ): FileData;

  // ---- Cookies

  /** What {@link CookieJar.set} may be told of a cookie. */
  export interface CookieOptions {
    /** Default: the host of the URL alone. */
    domain?: string;
    /** Default: the folder of the URL. */
    path?: string;
    /** A date as in a `Set-Cookie` header. */
    expires?: string;
    /** Seconds. */
    max_age?: number;
    secure?: boolean;
    http_only?: boolean;
  }

  /** A cookie jar of one's own, for `params.jar`. A URL that is none throws a TypeError. */
  export class CookieJar {
    constructor();
    /** What would go there, by name. */
    cookiesForURL(url: string): { [name: string]: string[] };
    /** True when the cookie may be set for that URL. */
    set(url: string, name: string, value: string, options?: CookieOptions | null): boolean;
    /** Forgets the cookie of that name that would go there. */
    delete(url: string, name: string): void;
    /** Forgets all that would go there. */
    clear(url: string): void;
  }

  /** The jar of the bot that is being run. Throws while the script is loaded. */
  export function cookieJar(): CookieJar;

  // ---- What is expected

  /**
   * Which statuses are expected: numbers from 0 to 999, and ranges of them. Default: 200 to 399.
   *
   * @example
   * http.setResponseCallback(http.expectedStatuses(200, 404, { min: 500, max: 599 }));
   */
  export function expectedStatuses(
    ...statuses: (number | { min: number; max: number })[]
  ): ExpectedStatuses;

  /**
   * Says what is expected of all requests that follow: of all models where it is called at the top
   * level of a script, of one bot in a method of it. `null`: nobody counts them as failed or not.
   */
  export function setResponseCallback(callback: ExpectedStatuses | null): void;

  export {};
}

// ---- hailstorm

/**
 * What bots are made of.
 *
 * @example
 * import { between, check, env, http } from 'hailstorm';
 *
 * export class Shopper {
 *   static wait = between(1, 5);
 *   static actions = { browse: 10, checkout: 1 };
 *   browse() {
 *     check(http.get(env.BASE_URL + '/products'), { 'is 200': (res) => res.status === 200 });
 *   }
 *   checkout() {
 *     http.post(env.BASE_URL + '/checkout', { items: 3 });
 *   }
 * }
 */
declare module 'hailstorm' {
  import * as http from 'hailstorm/http';
  import type { Duration, Selection, Tags } from 'hailstorm/http';
  export { http };
  export { expect } from 'hailstorm/expect';
  export { findBetween } from 'hailstorm/utils';
  export type { Duration, Outcome, Params, Response, Selection, Tags } from 'hailstorm/http';

  // ---- Checks, waiting, timing

  /** What a check may give: true or false in JavaScript's sense, but no promise and no function. */
  export type Truth =
    | boolean
    | number
    | string
    | symbol
    | null
    | undefined
    | (object & { then?: never; call?: never });

  /** Checks by name: functions of what is checked, or what they would give. */
  export type Checks<T> = { readonly [name: string]: ((value: T) => Truth) | Truth };

  /**
   * Counts what holds, each under its name, and returns whether all does. A check that fails fails
   * nothing else; one that throws counts as failed, and `check` throws on. Thresholds select by
   * `tags`.
   *
   * @example
   * const fine = check(http.get(site + '/hello'), {
   *   'is 200': (res) => res.status === 200,
   *   'says hello': (res) => res.body.startsWith('hello')
   * });
   */
  export function check<T>(value: T, sets: Checks<T>, tags?: Tags | null): boolean;

  /**
   * Blocks the bot: seconds, from 0 to 1e9, fractions too. Throws a TypeError where a bot cannot
   * wait.
   */
  export function sleep(seconds: number): void;

  /**
   * Calls a function, gives what it gives, and times it, however it ends; a promise ends when it is
   * settled. Groups nest. The name is a text without `::`. Throws at the top level of a script.
   *
   * @example
   * const user = group('login', () => http.post(site + '/login', { user: 'ann' }).json('user'));
   */
  export function group<T>(name: string, fn: () => T): T;

  /** What a script times under the status of what it gives. */
  export interface Metrics {
    /**
     * Calls a function, gives what it gives, and files its time under a status: a whole number is
     * that, a Response its status, `undefined` 0, `null` and Errors -1. What it throws goes on.
     */
    observe<T>(name: string, fn: () => T): T;
  }
  /**
   * Times what a script calls.
   *
   * @example
   * metrics.observe('cart', () => http.get(site + '/cart')); // filed under the answer's status
   */
  export const metrics: Metrics;

  /** Seeds `Math.random()` of this bot, at the top level of each, with a whole number. */
  export function randomSeed(seed: number): void;

  // ---- Metrics of one's own

  /** What {@link Counter}, {@link Gauge}, {@link Rate} and {@link Trend} have in common. */
  export interface Metric {
    /** Its name, in reports and thresholds. */
    readonly name: string;
    /**
     * Takes a value: a finite number up to 1e15 from zero, a boolean, or a string that is a number.
     * Any other is left out and told, gives false, and throws with `--throw`. Not at the top level.
     */
    add(value: number | boolean | string, tags?: Tags | null): boolean;
  }

  /**
   * A sum. Metrics are made at the top level of a script; the name is a letter or underscore and up
   * to 128 letters, digits and underscores. With `isTime` values are milliseconds.
   *
   * @example
   * const orders = new Counter('orders');
   * orders.add(1, { tier: 'gold' }); // in an action
   */
  export class Counter {
    constructor(name: string, isTime?: boolean);
  }
  export interface Counter extends Metric {}
  /** The latest value, with the least and the greatest. Made as a {@link Counter} is. */
  export class Gauge {
    constructor(name: string, isTime?: boolean);
  }
  export interface Gauge extends Metric {}
  /** So many of so many: a value is true unless 0 or false. Made as a {@link Counter} is. */
  export class Rate {
    constructor(name: string, isTime?: boolean);
  }
  export interface Rate extends Metric {}
  /** A distribution with percentiles. Made as a {@link Counter} is. */
  export class Trend {
    constructor(name: string, isTime?: boolean);
  }
  export interface Trend extends Metric {}

  // ---- Data

  /** Values of `-e NAME=VALUE` and `env:`; `undefined` where not given. Frozen. */
  export type Env = { readonly [name: string]: string | undefined } & {
    /** The same as `env[name]`. */
    read(name: string): string | undefined;
    /** `HSA_NAME` of the environment of the machine that runs the bot; see `--env-prefix`. */
    local(name: string): string | undefined;
  };
  /**
   * Values from outside.
   *
   * @example
   * const site = env.BASE_URL ?? 'http://127.0.0.1:8000';
   */
  export const env: Env;

  /**
   * A list that is kept once for all bots. The function is called once, while the script is loaded,
   * and gives what can be JSON; each access to an element gives a frozen copy. Has what arrays have
   * and changes nothing. At the top level of a script only.
   *
   * @example
   * const products = new SharedArray('products', () => JSON.parse(open('./products.json')));
   */
  export class SharedArray<T = any> {
    constructor(name: string, make: () => readonly T[]);
  }
  /** What its elements are: see the class. */
  export interface SharedArray<T = any> extends ReadonlyArray<T> {}

  /** How {@link rows} reads a file, and which row a bot has. */
  export interface RowsOptions {
    /**
     * `'wrap'`: bot k has row k mod n (default); `'stop'`: row k, and bots beyond the last finish;
     * `'share'`: each call takes the next; `'random'`: each call draws one.
     */
    by?: 'wrap' | 'stop' | 'share' | 'random';
    /** One ASCII character; default: a comma. */
    separator?: string;
  }

  /** A CSV file's rows, kept once for all bots. */
  export interface Rows<T = { readonly [column: string]: string }>
    extends ReadonlyArray<Readonly<T>> {
    /** The names of the columns: the first line of the file. */
    readonly columns: readonly string[];
    /** The row of the bot that asks. Throws while the script is loaded. */
    row(): Readonly<T>;
  }

  /**
   * The rows of a CSV file (RFC 4180), as objects of strings. The path is relative to the file that
   * asks. At the top level of a script only; throws where the file is missing, empty or not CSV.
   *
   * @example
   * const users = rows<{ name: string; password: string }>('users.csv', { by: 'wrap' });
   * class User {
   *   me = users.row();
   * }
   */
  export function rows<T = { readonly [column: string]: string }>(
    path: string,
    options?: RowsOptions
  ): Rows<T>;

  /** Values by key that outlive their bot. */
  export interface BotStorage {
    readonly name: string;
    readonly botId: number;
    /** What was written, what its file says (a string), or `undefined`. May wait. */
    read<T = any>(key: string): T | undefined;
    /** Keeps anything that is JSON; what is not throws. May wait. */
    write(key: string, value: {} | null): void;
  }

  /** What outlives bots, until the run ends. */
  export interface Storage {
    /**
     * The values of a bot in the storage of that name; of the bot that asks if left out.
     *
     * @example
     * const saved = storage.getBotStorage('games');
     * saved.write('level', (saved.read<number>('level') ?? 1) + 1);
     */
    getBotStorage(name: string, botId?: number): BotStorage;
  }
  /** Values that outlive their bot. */
  export const storage: Storage;

  /** Reads a text as browsers read a page. */
  export function parseHTML(text: string): Selection;

  // ---- The bot that is being run, and the test

  /** A state of a bot. */
  export type BotState = 'Initializing' | 'Running' | 'Stopping' | `Custom(${number})`;
  /** The states of a bot, by name. */
  export const BotState: {
    /** `onStart` runs, and runs again until it succeeds. */
    readonly Initializing: 'Initializing';
    readonly Running: 'Running';
    /** `onStop` runs, and the bot leaves. */
    readonly Stopping: 'Stopping';
    /** A state of the model's own: a whole number from 0 to 4294967295. */
    Custom(n: number): `Custom(${number})`;
  };

  /** The bot that is being run. At the top level of a script all of it throws. */
  export interface Bot {
    /** Its number in the whole run, from 0. */
    readonly index: number;
    /** From 1, unique among the living bots of its model; given out again when it is free. */
    readonly id: number;
    /** Model and id as one number. */
    readonly internalId: number;
    /** Machine, model and id as one number. */
    readonly globalId: number;
    /** The name of its model. */
    readonly model: string;
    /** One of {@link BotState}. */
    readonly state: BotState;
    /** Enters a state when the handler that says it has ended. */
    enterState(state: BotState): void;
    /** Leaves when the handler has ended; somebody else takes its place. */
    stop(): void;
    /** Leaves for good when the handler has ended. */
    finish(): void;
  }
  /**
   * The bot that is being run, wherever the code stands.
   *
   * @example
   * if (res.status === 401) bot.enterState(BotState.Initializing); // logs in again
   */
  export const bot: Bot;

  /** The run as a whole. `abort` and `fail` throw at the top level of a script. */
  export interface Test {
    /** What `setup()` gave: a frozen copy; `undefined` without. */
    readonly data: any;
    /** Throws, and lets all bots stop gracefully: exit code 108. */
    abort(message?: string): never;
    /** Calls the run failed, which goes on to its end: exit code 110. */
    fail(message?: string): void;
  }
  /**
   * Ends the run, or calls it failed.
   *
   * @example
   * if (!user) test.abort('no users left');
   */
  export const test: Test;

  // ---- Models

  /** What a model's constructor is called with; D is what `setup()` gives. It cannot wait. */
  export interface BotParams<D = any> {
    /** The bot's number in the whole run, from 0: for unique names. */
    readonly index: number;
    /** From 1; an id that is free is given out again. */
    readonly botId: number;
    /** Model and id as one number. */
    readonly internalId: number;
    /** Machine, model and id as one number. */
    readonly globalId: number;
    /** What `setup()` gave: a frozen copy; `undefined` without. */
    readonly data: D;
  }

  /** The names of the methods of a bot that can be called without arguments. */
  export type MethodName<T> = 0 extends 1 & T
    ? string
    : { [K in keyof T]: T[K] extends () => unknown ? K : never }[keyof T] & string;

  /** A method, by name or itself. */
  export type Method<T> = MethodName<T> | ((this: T) => unknown);

  /**
   * `static actions`: weights by method. Finite numbers; 0 and less is never drawn.
   *
   * @example
   * class Shopper {
   *   static actions: Weights<Shopper> = { browse: 10, checkout: 1 };
   *   browse() {}
   *   checkout() {}
   * }
   */
  export type Weights<T = any> = { readonly [K in MethodName<T>]?: number };

  /** `static sequence`: actions in turn, again and again, in place of weights. */
  export type Sequence<T = any> = readonly Method<T>[];

  /** `static transitions`: what may follow each action, by weight. Bots begin with the first. */
  export type Transitions<T = any> = { readonly [From in MethodName<T>]?: Weights<T> };

  /** `static tags`: tags of actions for `--tags` and `--exclude-tags`; no commas and spaces. */
  export type ActionTags<T = any> = { readonly [K in MethodName<T>]?: string | readonly string[] };

  /** `static hooks`: methods by the state that is entered; 7 is `Custom(7)`. */
  export interface Hooks<T = any> {
    readonly Initializing?: Method<T>;
    readonly Running?: Method<T>;
    readonly Stopping?: Method<T>;
    readonly [custom: `Custom(${number})`]: Method<T>;
    readonly [custom: number]: Method<T>;
  }

  /** What {@link between}, {@link constant} and {@link pacing} give. */
  export interface Delay {
    readonly [of_delay]: true;
  }
  const of_delay: unique symbol;

  /**
   * When the next action comes, after one has ended: a {@link Delay}, or a function that gives
   * seconds, from 0 to 1e9. It may wait; what it throws is a failed action `wait`.
   */
  export type Wait<T = any> = Delay | ((this: T) => number | PromiseLike<number>);

  /** From the end of an action to the next: seconds, drawn evenly; 0 <= min <= max. */
  export function between(min: number, max: number): Delay;
  /** From the end of an action to the next: seconds, the same each time. */
  export function constant(seconds: number): Delay;
  /** From start to start: seconds; an action that takes longer is followed at once. */
  export function pacing(seconds: number): Delay;
  /** Locust's name for {@link pacing}. */
  export function constant_pacing(seconds: number): Delay;
  /** So many actions per second and bot at most: `pacing(1 / n)`. */
  export function constant_throughput(n: number): Delay;

  /** What a default function may have as properties, and a class as static ones. */
  export interface Pace<T = any> {
    /** A tick each so long: `'500ms'`, `'1s'`; 0 is a closed loop. Default of classes: 5 s. */
    every?: Duration | 0;
    /** Waits instead of ticks; excludes `every`. */
    wait?: Wait<T>;
    /** Tags of actions; of a default function `{ default: 'slow' }`. */
    tags?: ActionTags<T>;
    /** So many bots, at least 1, unless a shape names the model. */
    fixedCount?: number;
  }

  /** The methods of a bot that are called by themselves, where it has them. */
  export interface BotHooks {
    /** On entering Initializing. If it throws, it is tried again, after growing pauses. */
    onStart?(): unknown;
    /** On entering Stopping. */
    onStop?(): unknown;
  }

  /**
   * A class that is a model. Nothing forces it upon a class; `Shopper satisfies BotModel<Shopper>`
   * asks whether it is one.
   */
  export interface BotModel<T extends BotHooks = any> extends Pace<T> {
    new (params: BotParams): T;
    /** One of `actions`, `sequence`, `transitions` and `journey` must be there. */
    actions?: Weights<T>;
    sequence?: Sequence<T>;
    transitions?: Transitions<T>;
    /** What a bot that arrives does, once; without it one action is drawn. */
    journey?: Method<T>;
    /** Hooks of any state, beside `onStart` and `onStop`. */
    hooks?: Hooks<T>;
    /** Says all of the above by calls. */
    registerBot?(bot: Registration<T>): void;
  }

  /** A trigger of actions: what {@link alive} gives. */
  export interface Alive {
    readonly weight: number;
    readonly [of_alive]: true;
  }
  const of_alive: unique symbol;
  /** A trigger of hooks: what {@link enterState} gives. */
  export interface EnterState {
    readonly [of_hook]: true;
  }
  const of_hook: unique symbol;

  /** A trigger of what whoever arrives does: what {@link journey} gives. */
  export interface Journey {
    readonly [of_journey]: true;
  }
  const of_journey: unique symbol;

  /** What a bot that arrives does, once. */
  export function journey(): Journey;
  /** Drawn by weight at each tick: a finite number, 1 if left out; below 0 counts as 0. */
  export function alive(weight?: number): Alive;
  /** On entering a state. */
  export function enterState(state: BotState): EnterState;

  /**
   * What `static registerBot(bot)` is called with.
   *
   * @example
   * class Demo {
   *   static registerBot(bot: Registration<Demo>) {
   *     bot.setIntervalMillis(500);
   *     bot.registerAction(alive(10), 'ping');
   *     bot.registerAction(enterState(BotState.Running), 'greet');
   *   }
   *   ping() {}
   *   greet() {}
   * }
   */
  export interface Registration<T = any> {
    /** Milliseconds, or a duration; 0 is a closed loop. */
    setIntervalMillis(ms: number | Duration): void;
    /** Waits in place of an interval. */
    setWait(wait: Wait<T>): void;
    /** An action of that weight: `alive(10)`. */
    registerAction(
      trigger: Alive,
      method: Method<T>,
      options?: { tags?: string | readonly string[] }
    ): void;
    /** What a bot that arrives does: `journey()`. */
    registerAction(trigger: Journey, method: Method<T>): void;
    /** A hook: `enterState(BotState.Running)`. */
    registerAction(trigger: EnterState, method: Method<T>): void;
    /** Actions in turn, in place of weights. */
    sequence(methods: Sequence<T>): void;
    /** What may follow each action, in place of weights. */
    transitions(rows: Transitions<T>): void;
    /** Tags of actions, by method. */
    setTags(tags: ActionTags<T>): void;
    /** So many bots, at least 1, unless a shape names the model. */
    setFixedCount(count: number): void;
  }

  // ---- export const options

  /** An assertion with options, as k6 has it. */
  export interface Threshold {
    /** A method, a comparison and a bound: `'p(95) < 200ms'`, `'rate[10s] < 5%'`. */
    threshold: string;
    /** The first second at whose end it fails ends the run. */
    abortOnFail?: boolean;
    /** ... but not within so long: a duration, or milliseconds. */
    delayAbortEval?: Duration | number;
    /** So long at the beginning does not count: whole seconds. */
    warmUp?: Duration;
  }
  /** Assertions by metric and selection: `'http_req_duration{name:/cart}'`. */
  export type Thresholds = {
    readonly [metric: string]: string | Threshold | readonly (string | Threshold)[];
  };

  /** The settings of a run, as a simulation file has them and the command line explains them. */
  export interface Settings {
    /** A number or a formula of t: of the only model, or by model. */
    bots?: number | string | { readonly [model: string]: number | string };
    /** How long the run lasts. Default: its stages, or until Ctrl-C. */
    duration?: Duration;
    /** Actions of all bots together. */
    iterations?: number;
    /** Actions of each bot. */
    iterations_per_bot?: number;
    /** Only actions with one of these tags. */
    include_tags?: string | readonly string[];
    /** No actions with one of these tags. */
    exclude_tags?: string | readonly string[];
    /** How long bots that stop may finish what they do. Default: 30 s. */
    graceful_stop?: Duration;

    /** What the script reads as `env.KEY`. */
    env?: { readonly [key: string]: string | number | boolean };
    /** `env.local('KEY')` reads `NAME_KEY`. Default: HSA. */
    env_prefix?: string;
    /** CSV files with what storages begin with, by name. */
    storage?: { readonly [name: string]: string };
    /** A folder with such files. */
    storage_dir?: string;
    /** Whose the modules of a script are. Default: heap. */
    isolate?: 'bot' | 'heap';
    /** What `setup()` may take before the run. Default: 1 minute. */
    setup_timeout?: Duration;
    /** What `teardown()` may take after it. Default: 1 minute. */
    teardown_timeout?: Duration;
    /** What `handleSummary()` may take. Default: 1 minute. */
    summary_timeout?: Duration;
    /** A folder that keeps what TypeScript and modern JavaScript become; `'off'`: nowhere. */
    transpile_cache?: string;
    /** What that folder may take. Default: 64mib. */
    transpile_cache_max?: string | number;
    /** Repeats the same phases and draws: a whole number. Default: 1. */
    seed?: number;

    /** Worker threads. Default: the cores this process may use. */
    threads?: number;
    /** Bots alive at once. */
    max_running?: number;
    /** Bots started per second. */
    max_rate?: number;
    /** Requests per second; what is above waits its turn. */
    max_rps?: number;
    /** Bots that share one heap. Default: 500. */
    bots_per_heap?: number;

    /** CPU time from one wait to the next. Default: 250 ms. */
    script_slice?: Duration;
    /** CPU time to load the script. Default: 10 s. */
    script_load?: Duration;
    /** What a bot may hold: `'10mb'`. Default: 64mib. */
    bot_memory?: string | number;
    /** What it may hold of responses, beside that. Default: 128mib. */
    response_memory?: string | number;
    /** What the bots of a heap may hold. Default: 1gib. */
    heap_memory?: string | number;
    /** Steps of one match of a regular expression. Default: 1000000. */
    regexp_steps?: number;
    /** Calls within each other. Default: 10000. */
    call_depth?: number;
    /** Lines of `console.log` per second and thread. Default: 100. */
    log_rate?: number;
    /** What is shown of such a line. Default: 2kb. */
    log_line?: string | number;

    /** Of a request, where the script sets none. Default: 1 minute. */
    timeout?: Duration;
    /** Bodies are counted and thrown away, where the script says nothing else. */
    discard_response_bodies?: boolean;
    /** The largest body of a response. Default: 64mib. */
    body_max?: string | number;
    /** The largest head of a response. Default: 64kib. */
    head_max?: string | number;
    /** Redirects followed. Default: 10. */
    max_redirects?: number;
    /** Requests of one `http.batch()` at once. Default: 20. */
    batch?: number;
    /** Of these to one host. Default: 6. */
    batch_per_host?: number;
    /** A request that fails throws. */
    throw?: boolean;
    /** The header `User-Agent`; `''` for none. Default: hailstorm. */
    user_agent?: string;
    /** The name of a header with the run's id. */
    run_id_header?: string;
    /** A W3C `traceparent` in each request. */
    traceparent?: boolean;
    /** Requests to `example.com`, `*.example.com` or `*` fail at once. */
    block_hosts?: string | readonly string[];

    /** Whose the connections are. Default: bot. */
    connections?: 'bot' | 'worker' | 'request';
    /** k6's name for `connections: 'request'`. */
    no_connection_reuse?: boolean;
    /** Of a bot, or of a thread, at once. */
    connections_per_host?: number;
    /** For name, TCP and TLS together. Default: 10 s. */
    connect_timeout?: Duration;
    /** A request fails whose connection stands still for so long; 0: no limit. */
    idle_timeout?: Duration | 0;
    /** Source addresses, used in turn: also ranges and networks. */
    local_ips?: string | readonly string[];

    /** Any certificate will do. */
    insecure_skip_tls_verify?: boolean;
    /** Certificates to trust: a file, PEM. */
    ca_file?: string;
    /** The lowest version. Default: 1.2. */
    tls_min?: '1.2' | '1.3';
    /** The highest version. Default: 1.3. */
    tls_max?: '1.2' | '1.3';
    /** OpenSSL's names, with `:` between them. */
    tls_ciphers?: string;
    /** A client's certificate for all hosts: a file, PEM. */
    tls_cert?: string;
    /** Its key: a file, PEM. */
    tls_key?: string;
    /** The key's password. */
    tls_key_password?: string;
    /** Client certificates for some hosts. */
    tls_auth?: readonly (string | TlsAuth)[];
    /** New connections resume TLS sessions. */
    tls_resume?: boolean;

    /** Addresses by name: `{ 'shop.test': '127.0.0.1:8000' }`. */
    hosts?: { readonly [name: string]: string };
    /** `'ttl=5m,select=random,policy=preferIPv4'`, or its parts. */
    dns?: string | Dns;
    /** Asked in place of the system's: `IP[:PORT]`. */
    dns_servers?: string | readonly string[];
    /** `http://[user:password@]host:port`, `''` for none. */
    proxy?: string;
    /** Hosts to reach without, comma-separated. */
    no_proxy?: string;

    /** What must hold, or the run ends with exit code 99. */
    thresholds?: Thresholds | readonly string[];

    /** `'json=FILE'`, `'html=FILE'`, ...: what is written at the end. */
    report?: string | readonly string[];
    /** Rows for each name in Locust's history. */
    csv_full_history?: boolean;
    /** A file for the end in k6's layout of that name. */
    summary_export?: string;
    /** `'ndjson=FILE'`: each sample as a line of JSON. */
    out?: string;
    /** Failed exchanges kept in full of each name and kind. Default: 1. */
    keep_failures?: number;
    /** Headers, parameters and fields whose values are not kept. */
    redact?: string | readonly string[];
    /** Tags of the run. */
    tags?: Tags;
    /** Series that a thread keeps. Default: 2000. */
    series_max?: number;
    /** Tags by which series are kept apart, comma-separated. Default: all. */
    system_tags?: string;
    /** No live screen, only the end. */
    quiet?: boolean;
    /** A line on how the run is doing, where there is no live screen. Default: 5 s. */
    progress_every?: Duration;
    /** Keys of the terminal do not change how many bots there are. */
    no_keys?: boolean;
    /** The least that is logged. Default: info. */
    log_level?: 'debug' | 'info' | 'warning' | 'error' | 'off';
    /** Default: text. */
    log_format?: 'text' | 'json';
    no_color?: boolean;
  }

  /** A client's certificate for some hosts; files in PEM. */
  export interface TlsAuth {
    domains?: string | readonly string[];
    cert: string;
    key?: string;
    password?: string;
  }

  /** How names become addresses. */
  export interface Dns {
    /** A time, `'0'`, `'inf'`, or `'record'`: as the answer says. */
    ttl?: Duration;
    select?: 'first' | 'random' | 'roundRobin';
    policy?: 'preferIPv4' | 'preferIPv6' | 'onlyIPv4' | 'onlyIPv6' | 'any';
  }

  /** A straight line to so many within so long, as k6 has it. */
  export interface Stage {
    duration: Duration;
    target: number;
  }

  /** What scenarios of any executor have. */
  export interface ScenarioBase {
    /** The exported function that is called; `default` if left out. */
    exec?: string;
    /** When it begins. Default: at once. */
    startTime?: Duration;
    /** One time for all scenarios. */
    gracefulStop?: Duration;
  }
  /** So many bots for so long. */
  export interface ConstantVus extends ScenarioBase {
    executor: 'constant-vus';
    /** Default: 1. */
    vus?: number;
    duration: Duration;
  }
  /** A number of bots that follows straight lines. */
  export interface RampingVus extends ScenarioBase {
    executor: 'ramping-vus';
    /** Default: 1. */
    startVUs?: number;
    stages: readonly Stage[];
    /** The same as `gracefulStop`. */
    gracefulRampDown?: Duration;
  }
  /** So many iterations of all bots together. The only scenario, from the beginning of the run. */
  export interface SharedIterations extends ScenarioBase {
    executor: 'shared-iterations';
    /** Default: 1. */
    vus?: number;
    /** Default: 1. */
    iterations?: number;
    /** Default: 10 minutes. */
    maxDuration?: Duration;
  }
  /** So many iterations of each bot. The only scenario, from the beginning of the run. */
  export interface PerVuIterations extends ScenarioBase {
    executor: 'per-vu-iterations';
    /** Default: 1. */
    vus?: number;
    /** Default: 1. */
    iterations?: number;
    /** Default: 10 minutes. */
    maxDuration?: Duration;
  }
  /** What runs, as k6 has it: each scenario is a model. */
  export type Scenario = ConstantVus | RampingVus | SharedIterations | PerVuIterations;

  /** What k6 calls otherwise than {@link Settings} do. */
  export interface K6Settings {
    /** How many bots; excludes `bots` and `scenarios`. */
    vus?: number;
    /** Excludes `bots`, `vus`, `duration`, `iterations` and `stages`. */
    scenarios?: { readonly [name: string]: Scenario };
    /** `batch_per_host`. */
    batchPerHost?: number;
    /** `block_hosts`. */
    blockHostnames?: string | readonly string[];
    /** `discard_response_bodies`. */
    discardResponseBodies?: boolean;
    /** `insecure_skip_tls_verify`. */
    insecureSkipTLSVerify?: boolean;
    /** `local_ips`. */
    localIPs?: string | readonly string[];
    /** `max_redirects`. */
    maxRedirects?: number;
    /** `no_connection_reuse`. */
    noConnectionReuse?: boolean;
    /** `max_rps`. */
    rps?: number;
    /** `setup_timeout`. */
    setupTimeout?: Duration;
    /** `teardown_timeout`. */
    teardownTimeout?: Duration;
    /** `tls_auth`: names of files, where k6 has their text. */
    tlsAuth?: readonly TlsAuth[];
    /** `tls_min` and `tls_max`. */
    tlsVersion?: TlsVersion | { min?: TlsVersion; max?: TlsVersion };
    /** `user_agent`. */
    userAgent?: string;
  }
  /** A version of TLS, as k6 writes it. */
  export type TlsVersion = 'tls1.2' | 'tls1.3';

  /**
   * `export const options`: what a script says of its own run. The command line, the environment
   * and files say otherwise.
   *
   * @example
   * export const options: Options = {
   *   bots: { Shopper: '100*rect((t-60)/120)' },
   *   duration: '2m',
   *   thresholds: { http_req_failed: 'rate < 1%', 'http_req_duration{name:cart}': ['p(95) < 200'] }
   * };
   */
  export interface Options extends Settings, K6Settings {
    /** Straight lines to a number of bots: `'30s:100'`, or as k6 has them. */
    stages?: readonly string[] | readonly Stage[];
  }

  // ---- k6's handleSummary

  /** What a metric came to, as `handleSummary` gets it. */
  export interface SummaryMetric {
    type: 'counter' | 'gauge' | 'rate' | 'trend';
    contains: 'default' | 'time' | 'data';
    /** By name: `count`, `rate`, `avg`, `med`, `p(95)`, ...; times in milliseconds. */
    values: { [name: string]: number };
    thresholds?: { [assertion: string]: { ok: boolean } };
  }
  /** A group of groups and checks; checks stand in the outermost. */
  export interface SummaryGroup {
    name: string;
    /** `'::outer::inner'`. */
    path: string;
    groups: SummaryGroup[];
    checks: { name: string; path: string; passes: number; fails: number }[];
  }
  /**
   * What `handleSummary(data)` is called with at the end of a run; D is what `setup()` gave.
   *
   * @example
   * export function handleSummary(data: SummaryData): SummaryFiles {
   *   const { avg } = data.metrics.http_req_duration.values;
   *   return { stdout: `on average ${avg} ms\n`, 'summary.json': data };
   * }
   */
  export interface SummaryData<D = any> {
    metrics: { [name: string]: SummaryMetric };
    root_group: SummaryGroup;
    state: { testRunDurationMs: number };
    /** Not there without a `setup()` that gave something. */
    setup_data?: D;
  }
  /**
   * What it gives: texts by file; what is no text is written as JSON. `stdout` takes the place of
   * the report, `stderr` is written there.
   */
  export type SummaryFiles = { [file: string]: string | object };
}

// ---- hailstorm/expect

/**
 * Assertions that count as checks and throw when they fail.
 *
 * @example
 * import { expect } from 'hailstorm';
 * expect(res.status, 'status').toBe(200);
 * expect(res.json('items')).not.toHaveLength(0);
 */
declare module 'hailstorm/expect' {
  /** What is thrown by an expectation that fails: `status: expected 500 to be 200`. */
  export class AssertionError extends Error {}

  type ItemOf<T> = T extends string ? string : T extends Iterable<infer E> ? E : unknown;

  /** What can be expected of a value. */
  export interface Matchers<T> {
    /** The opposite of what follows. */
    readonly not: Matchers<T>;

    /** The same value (`Object.is`). */
    toBe(expected: T): void;
    /** The same contents. */
    toEqual(expected: T): void;
    /** The same contents and kinds, and properties that are undefined. */
    toStrictEqual(expected: T): void;
    /** True in JavaScript's sense. */
    toBeTruthy(): void;
    /** False in JavaScript's sense. */
    toBeFalsy(): void;
    toBeNull(): void;
    toBeUndefined(): void;
    toBeDefined(): void;
    toBeNaN(): void;
    toBeInstanceOf(constructor: abstract new (...given: any[]) => unknown): void;

    toBeGreaterThan(least: number): void;
    toBeGreaterThanOrEqual(least: number): void;
    toBeLessThan(most: number): void;
    toBeLessThanOrEqual(most: number): void;
    /** Within half of the last digit; 2 digits if left out. */
    toBeCloseTo(expected: number, digits?: number): void;

    /** A text that is part of it, or an item that is in it. */
    toContain(item: ItemOf<NonNullable<T>>): void;
    /** An item with the same contents is in it. */
    toContainEqual(item: ItemOf<NonNullable<T>>): void;
    /** A text that matches, or that has the text in it. */
    toMatch(pattern: RegExp | string): void;
    /** Its `length`, of texts and lists. */
    toHaveLength(length: number): void;

    /** A path, `'a.b[0]'` or its names; with a value it has the same contents. */
    toHaveProperty(path: string | readonly (string | number)[], value?: unknown): void;

    /** The function throws, as it is called: a part of the message, what it is of, its like. */
    toThrow(
      expected?: string | RegExp | Error | (abstract new (...given: any[]) => unknown)
    ): void;
  }

  /** Expects something of a value; `name` is what the check and the error call it. */
  export function expect<T>(value: T, name?: string): Matchers<T>;

  export {};
}

// ---- hailstorm/crypto

/**
 * Digests and random bytes. Data and keys are strings, as UTF-8, or bytes. Random bytes follow from
 * `--seed`: they are no secrets.
 *
 * @example
 * import { hmac, sha256 } from 'hailstorm/crypto';
 * const signed = hmac('sha256', 'a key', sha256(body), 'base64');
 */
declare module 'hailstorm/crypto' {
  import type { Bytes } from 'hailstorm/http';

  /** `md4` is there where OpenSSL still has it. */
  export type Algorithm =
    | 'md4'
    | 'md5'
    | 'sha1'
    | 'sha256'
    | 'sha384'
    | 'sha512'
    | 'sha512_224'
    | 'sha512_256'
    | 'ripemd160';
  /** How a digest becomes a text; `'hex'` if left out. */
  export type TextEncoding = 'hex' | 'base64' | 'base64url' | 'base64rawurl';

  /** A digest of data. Throws a TypeError for what is no data, and for an unknown encoding. */
  export interface Digest {
    (data: string | Bytes, encoding?: TextEncoding): string;
    (data: string | Bytes, encoding: 'binary'): ArrayBuffer;
  }
  /** MD4 (RFC 1320), where OpenSSL still has it; throws elsewhere. */
  export const md4: Digest;
  /** MD5. */
  export const md5: Digest;
  /** SHA-1. */
  export const sha1: Digest;
  /** SHA-256. */
  export const sha256: Digest;
  /** SHA-384. */
  export const sha384: Digest;
  /** SHA-512. */
  export const sha512: Digest;
  /** SHA-512/224. */
  export const sha512_224: Digest;
  /** SHA-512/256. */
  export const sha512_256: Digest;
  /** RIPEMD-160. */
  export const ripemd160: Digest;

  /** A digest with a key (HMAC). */
  export function hmac(
    algorithm: Algorithm,
    key: string | Bytes,
    data: string | Bytes,
    encoding?: TextEncoding
  ): string;
  /** A digest with a key, as bytes. */
  export function hmac(
    algorithm: Algorithm,
    key: string | Bytes,
    data: string | Bytes,
    encoding: 'binary'
  ): ArrayBuffer;

  /** A digest of what is given piece by piece. */
  export interface Hasher {
    /** Takes more. */
    update(data: string | Bytes): this;
    /** The digest of all that was given; more may follow. */
    digest(encoding?: TextEncoding): string;
    /** ... as bytes. */
    digest(encoding: 'binary'): ArrayBuffer;
  }
  /** Begins a digest. */
  export function createHash(algorithm: Algorithm): Hasher;
  /** Begins a digest with a key. */
  export function createHMAC(algorithm: Algorithm, key: string | Bytes): Hasher;

  /** The arrays that {@link getRandomValues} fills. */
  export type WholeNumberArray =
    | Int8Array
    | Uint8Array
    | Uint8ClampedArray
    | Int16Array
    | Uint16Array
    | Int32Array
    | Uint32Array;

  /** So many bytes, at most 1e8. */
  export function randomBytes(size: number): ArrayBuffer;
  /** The same as `crypto.randomUUID()`. */
  export function randomUUID(): string;
  /** The same as `crypto.getRandomValues()`. */
  export function getRandomValues<T extends WholeNumberArray>(array: T): T;
}

// ---- hailstorm/encoding

/** Base64 of strings, as UTF-8, and of bytes. */
declare module 'hailstorm/encoding' {
  import type { Bytes } from 'hailstorm/http';

  /** The alphabet; `raw` is without padding. `'std'` if left out. */
  export type Base64 = 'std' | 'rawstd' | 'url' | 'rawurl';

  /** Writes base64. */
  export function b64encode(data: string | Bytes, encoding?: Base64): string;
  /** Reads base64 as bytes. Throws a TypeError for what is not base64 of that alphabet. */
  export function b64decode(text: string, encoding?: Base64): ArrayBuffer;
  /** Reads base64 as a string, from UTF-8. */
  export function b64decode(text: string, encoding: Base64 | undefined, format: 's'): string;
}

// ---- hailstorm/utils

/** What k6's users take from jslib. All draws are those of `Math.random()`. */
declare module 'hailstorm/utils' {
  /** A whole number, both ends included. Throws a TypeError when min is above max. */
  export function randomIntBetween(min: number, max: number): number;
  /** One of a list, which must not be empty. */
  export function randomItem<T>(list: ArrayLike<T>): T;
  /** So many characters, of `a` to `z` if left out. */
  export function randomString(length: number, characters?: string): string;
  /** A random UUID. */
  export function uuidv4(): string;
  /**
   * The text between the first `left` and the next `right`; null where there is none.
   *
   * @example
   * const token = findBetween(res.body, 'name="token" value="', '"');
   */
  export function findBetween(text: string, left: string, right: string): string | null;
  /** All such texts; null where there is none. */
  export function findBetween(
    text: string,
    left: string,
    right: string,
    repeat: true
  ): string[] | null;
  /** The first, or with `repeat` all such texts; null where there is none. */
  export function findBetween(
    text: string,
    left: string,
    right: string,
    repeat: boolean
  ): string | string[] | null;
}

// ---- Global names

/** Lines of the log: texts as they are, anything else as JSON. A level of its own each. */
interface Console {
  /** Shown with `--log-level debug` only. */
  debug(...values: unknown[]): void;
  /** The same as `info`. */
  log(...values: unknown[]): void;
  info(...values: unknown[]): void;
  warn(...values: unknown[]): void;
  error(...values: unknown[]): void;
}
/**
 * Writes lines to standard error, with bot and place: for looking at a few bots. Beyond 100 lines a
 * second and thread (`--log-rate`) they are counted and left out.
 */
declare var console: Console;

/** What `require()` gives for the modules it knows. */
interface Require {
  (id: 'hailstorm'): typeof import('hailstorm');
  (id: 'hailstorm/http'): typeof import('hailstorm/http');
  (id: 'hailstorm/expect'): typeof import('hailstorm/expect');
  (id: 'hailstorm/crypto'): typeof import('hailstorm/crypto');
  (id: 'hailstorm/encoding'): typeof import('hailstorm/encoding');
  (id: 'hailstorm/utils'): typeof import('hailstorm/utils');
  /** A file of one's own: `./` or `../`, with or without its extension; JSON as its value. */
  (id: string): any;
}
/** Gives what a module exports; throws where there is none, with the nearest name. */
declare var require: Require;
/** The file itself: `module.exports` is what others get of it. */
declare var module: { exports: any; readonly id: string };
/** What others get of the file. */
declare var exports: any;

/**
 * A file as a string, from UTF-8; with `'b'` as an ArrayBuffer. The path is relative to the file
 * that asks. At the top level of a script only; throws where the script's folder has no such file.
 */
declare function open(path: string): string;
/** A file as bytes. */
declare function open(path: string, mode: 'b'): ArrayBuffer;

/**
 * Calls a function after so many milliseconds, at least 1, while the action waits or when its body
 * has ended; it may wait itself. The action ends when no timer is left. Throws at the top level of
 * a script, in a constructor, and beyond 10,000 timers of a bot.
 */
declare function setTimeout<A extends unknown[]>(
  run: (...given: A) => unknown,
  ms?: number,
  ...given: A
): number;
/** Calls a function again and again, until it is cleared or the bot stops. */
declare function setInterval<A extends unknown[]>(
  run: (...given: A) => unknown,
  ms?: number,
  ...given: A
): number;
/** Forgets a timer; any other value does nothing. */
declare function clearTimeout(id: number | undefined): void;
/** Forgets a timer; any other value does nothing. */
declare function clearInterval(id: number | undefined): void;
/** Calls a function when what runs has come to where it waits, or to its end. */
declare function queueMicrotask(run: () => unknown): void;

/** A URL in its parts (WHATWG). A host name is ASCII. */
declare class URL {
  /** Throws a TypeError for what is no URL. */
  constructor(text: string | URL, base?: string | URL);
  /** Whether it is a URL. */
  static canParse(text: string | URL, base?: string | URL): boolean;
  href: string;
  readonly origin: string;
  protocol: string;
  username: string;
  password: string;
  host: string;
  hostname: string;
  port: string;
  pathname: string;
  search: string;
  hash: string;
  /** What is changed there changes `search`, and the other way round. */
  readonly searchParams: URLSearchParams;
  toString(): string;
  toJSON(): string;
}

/** Pairs of names and values, as in a query. */
declare class URLSearchParams {
  constructor(
    init?:
      | string
      | URLSearchParams
      | Iterable<readonly [string, string | number | boolean]>
      | { readonly [name: string]: string | number | boolean }
      | null
  );
  /** How many pairs there are. */
  readonly size: number;
  append(name: string, value: string | number | boolean): void;
  /** Forgets all of that name, or of that name and value. */
  delete(name: string, value?: string): void;
  /** The first value; null where there is none. */
  get(name: string): string | null;
  getAll(name: string): string[];
  has(name: string, value?: string): boolean;
  /** In place of all of that name. */
  set(name: string, value: string | number | boolean): void;
  /** By name. */
  sort(): void;
  forEach(call: (value: string, name: string, params: URLSearchParams) => unknown): void;
  keys(): IterableIterator<string>;
  values(): IterableIterator<string>;
  entries(): IterableIterator<[string, string]>;
  [Symbol.iterator](): IterableIterator<[string, string]>;
  toString(): string;
}

/** Writes UTF-8. */
declare class TextEncoder {
  readonly encoding: string;
  encode(text?: string): Uint8Array;
}
/** Reads UTF-8. */
declare class TextDecoder {
  constructor(label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean });
  readonly encoding: string;
  readonly fatal: boolean;
  readonly ignoreBOM: boolean;
  decode(bytes?: ArrayBuffer | ArrayBufferView, options?: { stream?: boolean }): string;
}

/** Base64 of a text of characters up to U+00FF; `hailstorm/encoding` takes any text. */
declare function btoa(text: string): string;
/** Reads base64 into such a text. Throws for what is none. */
declare function atob(text: string): string;

/** Random bytes follow from `--seed`, as `Math.random()` does: they are no secrets. */
interface Crypto {
  /** Fills an array of whole numbers, of at most 65,536 bytes, and gives it. */
  getRandomValues<T extends import('hailstorm/crypto').WholeNumberArray>(array: T): T;
  /** A random UUID, version 4. */
  randomUUID(): string;
}
/** Random bytes and ids; digests are in `hailstorm/crypto`. */
declare var crypto: Crypto;

/** A clock for differences. */
interface Performance {
  /** Milliseconds, with fractions, that only grow. */
  now(): number;
}
/** A clock for differences. */
declare var performance: Performance;
