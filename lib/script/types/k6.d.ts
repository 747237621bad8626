// The modules of k6 that Hailstorm answers to, and k6's global names. What is the same here as in
// Hailstorm's own modules stands there: see hailstorm.d.ts.

/**
 * k6's checks, groups and pauses: those of `hailstorm`.
 *
 * @example
 * import http from 'k6/http';
 * import { check, sleep } from 'k6';
 *
 * export const options = { vus: 10, duration: '30s' };
 * export default function () {
 *   check(http.get('http://127.0.0.1:8000/hello'), { 'is 200': (res) => res.status === 200 });
 *   sleep(1);
 * }
 */
declare module 'k6' {
  export { check, group, randomSeed, sleep } from 'hailstorm';
  export type { Checks, Tags, Truth } from 'hailstorm';

  /** Throws an Error with that text, which ends the iteration as failed. */
  export function fail(text?: string): never;
}

/** What k6 asks of the network: the functions and types of `hailstorm/http`. */
declare module 'k6/http' {
  import * as http from 'hailstorm/http';
  export * from 'hailstorm/http';
  export default http;

  // The names that k6's scripts in TypeScript know.

  /** A Response whose body is of that type. */
  export type RefinedResponse<RT extends http.ResponseType | undefined = 'text'> = http.Response<
    RT extends http.ResponseType ? RT : 'text'
  >;
  /** Params that ask for a body of that type. */
  export type RefinedParams<RT extends http.ResponseType | undefined = 'text'> = http.Params<
    RT extends http.ResponseType ? RT : 'text'
  >;
}

/** Metrics of a script's own: those of `hailstorm`. */
declare module 'k6/metrics' {
  export { Counter, Gauge, Rate, Trend } from 'hailstorm';
  export type { Metric } from 'hailstorm';
}

/** Data that is kept once for all: the `SharedArray` of `hailstorm`. */
declare module 'k6/data' {
  export { SharedArray } from 'hailstorm';
}

/** Types of `export const options`; there is nothing to call. */
declare module 'k6/options' {
  export type { Options, Scenario, Stage, Threshold } from 'hailstorm';
}

/**
 * Who runs, what runs, how far it is, and how to end it.
 *
 * @example
 * import exec from 'k6/execution';
 * const user = users[exec.scenario.iterationInTest % users.length];
 * if (!user) exec.test.abort('no users left');
 */
declare module 'k6/execution' {
  import type { Options } from 'hailstorm';

  /** Tags that are written: on all that is measured from then on. */
  export type WritableTags = { [name: string]: string | number | boolean };

  /** The bot that is being run, as k6 calls it. */
  export interface VirtualUser {
    /** Its number in the whole run, from 1. */
    readonly idInTest: number;
    /** Its number on this machine, from 1. */
    readonly idInInstance: number;
    /** How many iterations of its scenario it has begun before, from 0. */
    readonly iterationInScenario: number;
    /** How many iterations it has begun before on this machine, from 0. */
    readonly iterationInInstance: number;
    /** k6's older name for `metrics.tags`. */
    readonly tags: WritableTags;
    /** `tags` are on all that it measures from then on. */
    readonly metrics: { readonly tags: WritableTags };
  }

  /** What is being run. */
  export interface ScenarioProgress {
    readonly name: string;
    readonly executor: string;
    /** When it began: milliseconds since 1970. */
    readonly startTime: number;
    /** From 0 to 1. */
    readonly progress: number;
    /** How many iterations of it were begun before on this machine, from 0. */
    readonly iterationInInstance: number;
    /** How many of it were begun before in the whole run, from 0: no other iteration has it. */
    readonly iterationInTest: number;
  }

  /** This machine. */
  export interface Instance {
    readonly vusActive: number;
    readonly vusInitialized: number;
    readonly iterationsCompleted: number;
    readonly iterationsInterrupted: number;
    /** Milliseconds since the run began. */
    readonly currentTestRunDuration: number;
  }

  /** The run as a whole. */
  export interface TestControl {
    /** Throws, and lets all bots stop gracefully: exit code 108. */
    abort(message?: string): never;
    /** Calls the run failed, which goes on to its end: exit code 110. */
    fail(message?: string): void;
    /** What the script, or whoever said otherwise, has as options. */
    readonly options: Readonly<Options>;
  }

  /** All of it. */
  export interface Execution {
    readonly vu: VirtualUser;
    readonly scenario: ScenarioProgress;
    readonly instance: Instance;
    readonly test: TestControl;
  }
  /** Who runs. */
  export const vu: VirtualUser;
  /** What runs. */
  export const scenario: ScenarioProgress;
  /** This machine. */
  export const instance: Instance;
  /** Ends the run, or calls it failed. */
  export const test: TestControl;
  const execution: Execution;
  export default execution;
}

/** Base64: that of `hailstorm/encoding`. */
declare module 'k6/encoding' {
  import * as encoding from 'hailstorm/encoding';
  export { b64decode, b64encode } from 'hailstorm/encoding';
  export default encoding;
}

/** Digests and random bytes: those of `hailstorm/crypto`. */
declare module 'k6/crypto' {
  export {
    createHash,
    createHMAC,
    hmac,
    md5,
    randomBytes,
    sha1,
    sha256,
    sha384,
    sha512
  } from 'hailstorm/crypto';
  export type { Algorithm, Hasher, TextEncoding } from 'hailstorm/crypto';
  const crypto: Pick<
    typeof import('hailstorm/crypto'),
    | 'createHash'
    | 'createHMAC'
    | 'hmac'
    | 'md5'
    | 'randomBytes'
    | 'sha1'
    | 'sha256'
    | 'sha384'
    | 'sha512'
  >;
  export default crypto;
}

/** k6's number of the bot, from 1; 0 while the script is loaded. */
declare var __VU: number;
/** How many iterations the bot has begun before, from 0. */
declare var __ITER: number;
/** k6's name for `env`; `undefined` where a value was not given. */
declare var __ENV: { readonly [name: string]: string };
