/**
 * What a test file may import from `vitest` here, for editors. The tools themselves are those of the judge;
 * what works only in a whole project, such as `vi.mock` and snapshots, is left out.
 */

type Awaitable<T> = T | PromiseLike<T>;
type Procedure = (...args: any[]) => any;

/** What a test function is given. */
export interface TestContext {
  readonly task: { readonly name: string };
  readonly signal: AbortSignal;
  readonly expect: ExpectStatic;
  onTestFinished(call: () => Awaitable<unknown>, timeout?: number): void;
  onTestFailed(call: () => Awaitable<unknown>, timeout?: number): void;
  skip(note?: string): never;
}

/** How a test runs; `timeout` in milliseconds. */
export interface TestOptions {
  timeout?: number;
  retry?: number;
  repeats?: number;
  concurrent?: boolean;
  sequential?: boolean;
  skip?: boolean;
  only?: boolean;
  todo?: boolean;
  fails?: boolean;
}

type TestFunction = (context: TestContext) => Awaitable<unknown>;

interface DefineTest {
  (name: string | Function, run?: TestFunction, timeout?: number): void;
  (name: string | Function, options: TestOptions, run?: TestFunction): void;
}

interface DefineEach {
  <Row extends unknown[] | [unknown]>(
    rows: readonly Row[],
  ): (name: string, run: (...row: Row) => Awaitable<unknown>, timeout?: number) => void;
  <Row extends readonly unknown[]>(
    rows: readonly Row[],
  ): (name: string, run: (...row: Row) => Awaitable<unknown>, timeout?: number) => void;
  <Row>(
    rows: readonly Row[],
  ): (name: string, run: (row: Row) => Awaitable<unknown>, timeout?: number) => void;
}

/** `each` without spreading rows. */
type DefineFor = <Row>(
  rows: readonly Row[],
) => (
  name: string,
  run: (row: Row, context: TestContext) => Awaitable<unknown>,
  timeout?: number,
) => void;

export interface TestApi extends DefineTest {
  skip: TestApi;
  only: TestApi;
  todo: DefineTest;
  fails: TestApi;
  concurrent: TestApi;
  sequential: TestApi;
  each: DefineEach;
  for: DefineFor;
  skipIf(condition: unknown): TestApi;
  runIf(condition: unknown): TestApi;
}

interface DefineSuite {
  (name: string | Function, run?: () => Awaitable<void>): void;
  (name: string | Function, options: TestOptions, run?: () => Awaitable<void>): void;
}

export interface SuiteApi extends DefineSuite {
  skip: SuiteApi;
  only: SuiteApi;
  todo: DefineSuite;
  concurrent: SuiteApi;
  sequential: SuiteApi;
  shuffle: SuiteApi;
  each: DefineEach;
  for: DefineFor;
  skipIf(condition: unknown): SuiteApi;
  runIf(condition: unknown): SuiteApi;
}

/** Declares a test. */
export const test: TestApi;
/** Another name of `test`. */
export const it: TestApi;
/** Groups tests. */
export const describe: SuiteApi;
/** Another name of `describe`. */
export const suite: SuiteApi;

type Hook = (run: () => Awaitable<unknown>, timeout?: number) => void;
export const beforeAll: Hook;
export const beforeEach: Hook;
export const afterAll: Hook;
export const afterEach: Hook;
/** Runs something after the test that is running, whatever it comes to. */
export const onTestFinished: Hook;
/** Runs something after the test that is running if it fails. */
export const onTestFailed: Hook;

type ErrorMatch = string | RegExp | Error | (abstract new (...args: any[]) => any) | object;

/** What must hold of a value. */
export interface Matchers<R> {
  toBe(expected: unknown): R;
  toEqual(expected: unknown): R;
  toStrictEqual(expected: unknown): R;
  toMatchObject(expected: object): R;
  toContain(item: unknown): R;
  toContainEqual(item: unknown): R;
  toHaveLength(length: number): R;
  toHaveProperty(path: string | readonly (string | number)[], value?: unknown): R;
  toMatch(expected: string | RegExp): R;
  toBeTruthy(): R;
  toBeFalsy(): R;
  toBeNull(): R;
  toBeUndefined(): R;
  toBeDefined(): R;
  toBeNullable(): R;
  toBeNaN(): R;
  toBeTypeOf(
    expected:
      | "bigint"
      | "boolean"
      | "function"
      | "number"
      | "object"
      | "string"
      | "symbol"
      | "undefined",
  ): R;
  toBeInstanceOf(expected: abstract new (...args: any[]) => unknown): R;
  toBeGreaterThan(expected: number | bigint): R;
  toBeGreaterThanOrEqual(expected: number | bigint): R;
  toBeLessThan(expected: number | bigint): R;
  toBeLessThanOrEqual(expected: number | bigint): R;
  toBeCloseTo(expected: number, digits?: number): R;
  toBeOneOf(expected: readonly unknown[] | ReadonlySet<unknown>): R;
  toSatisfy(check: (value: any) => boolean, message?: string): R;
  toThrow(expected?: ErrorMatch): R;
  toThrowError(expected?: ErrorMatch): R;
  toHaveBeenCalled(): R;
  toHaveBeenCalledOnce(): R;
  toHaveBeenCalledTimes(times: number): R;
  toHaveBeenCalledWith(...args: unknown[]): R;
  toHaveBeenCalledExactlyOnceWith(...args: unknown[]): R;
  toHaveBeenLastCalledWith(...args: unknown[]): R;
  toHaveBeenNthCalledWith(nth: number, ...args: unknown[]): R;
  toHaveBeenCalledBefore(other: Mock): R;
  toHaveBeenCalledAfter(other: Mock): R;
  toHaveReturned(): R;
  toHaveReturnedTimes(times: number): R;
  toHaveReturnedWith(value: unknown): R;
  toHaveLastReturnedWith(value: unknown): R;
  toHaveNthReturnedWith(nth: number, value: unknown): R;
  toHaveResolved(): R;
  toHaveResolvedTimes(times: number): R;
  toHaveResolvedWith(value: unknown): R;
}

export interface Assertion extends Matchers<void> {
  readonly not: Assertion;
  /** Awaits the promise; what follows is of its value. */
  readonly resolves: PromiseAssertion;
  /** Awaits the promise, which must reject; what follows is of its reason. */
  readonly rejects: PromiseAssertion;
}

export interface PromiseAssertion extends Matchers<Promise<void>> {
  readonly not: PromiseAssertion;
}

interface AsymmetricMatchers {
  any(constructor: unknown): any;
  anything(): any;
  arrayContaining(items: readonly unknown[]): any;
  closeTo(value: number, digits?: number): any;
  objectContaining(properties: object): any;
  stringContaining(text: string): any;
  stringMatching(pattern: string | RegExp): any;
}

export interface ExpectStatic extends AsymmetricMatchers {
  (actual: unknown, message?: string): Assertion;
  /** Goes on after a failure; the test fails at its end. */
  soft(actual: unknown, message?: string): Assertion;
  /** Tries again until it holds. */
  poll(
    actual: () => unknown,
    options?: { interval?: number; timeout?: number; message?: string },
  ): PromiseAssertion;
  readonly not: AsymmetricMatchers;
  assertions(count: number): void;
  hasAssertions(): void;
  fail(message?: string): never;
  unreachable(message?: string): never;
}

/** Says what must hold. */
export const expect: ExpectStatic;

/** A function that remembers its calls. */
export interface Mock<T extends Procedure = Procedure> {
  (...args: Parameters<T>): ReturnType<T>;
  new (...args: Parameters<T>): any;
  readonly mock: {
    readonly calls: Parameters<T>[];
    readonly lastCall: Parameters<T> | undefined;
    readonly results: { type: "return" | "throw" | "incomplete"; value: any }[];
    readonly contexts: unknown[];
    readonly instances: unknown[];
    readonly invocationCallOrder: number[];
    readonly settledResults: { type: "fulfilled" | "rejected" | "incomplete"; value: any }[];
  };
  getMockName(): string;
  mockName(name: string): this;
  mockClear(): this;
  mockReset(): this;
  mockRestore(): void;
  mockImplementation(run: T): this;
  mockImplementationOnce(run: T): this;
  mockReturnThis(): this;
  mockReturnValue(value: ReturnType<T>): this;
  mockReturnValueOnce(value: ReturnType<T>): this;
  mockResolvedValue(value: Awaited<ReturnType<T>>): this;
  mockResolvedValueOnce(value: Awaited<ReturnType<T>>): this;
  mockRejectedValue(reason: unknown): this;
  mockRejectedValueOnce(reason: unknown): this;
}

type MethodOf<T, K extends keyof T> = T[K] extends Procedure ? T[K] : Procedure;

export interface VitestUtils {
  /** A function that remembers its calls and does what `run` does. */
  fn<T extends Procedure = Procedure>(run?: T): Mock<T>;
  /** Watches a method, which goes on as before unless it is told otherwise. */
  spyOn<T extends object, K extends keyof T>(owner: T, method: K): Mock<MethodOf<T, K>>;
  spyOn<T extends object, K extends keyof T>(owner: T, property: K, access: "get" | "set"): Mock;
  isMockFunction(value: unknown): value is Mock;
  mocked<T>(value: T): T extends Procedure ? Mock<T> : T;
  clearAllMocks(): VitestUtils;
  resetAllMocks(): VitestUtils;
  restoreAllMocks(): VitestUtils;
  stubGlobal(name: string, value: unknown): VitestUtils;
  unstubAllGlobals(): VitestUtils;
  stubEnv(name: string, value: string | undefined): VitestUtils;
  unstubAllEnvs(): VitestUtils;
  /** Puts timers and `Date` under the control of the test. */
  useFakeTimers(options?: {
    now?: number | Date;
    toFake?: string[];
    toNotFake?: string[];
    shouldAdvanceTime?: boolean;
    advanceTimeDelta?: number;
  }): VitestUtils;
  useRealTimers(): VitestUtils;
  isFakeTimers(): boolean;
  advanceTimersByTime(ms: number): VitestUtils;
  advanceTimersByTimeAsync(ms: number): Promise<VitestUtils>;
  advanceTimersToNextTimer(): VitestUtils;
  advanceTimersToNextTimerAsync(): Promise<VitestUtils>;
  runAllTicks(): VitestUtils;
  runAllTimers(): VitestUtils;
  runAllTimersAsync(): Promise<VitestUtils>;
  runOnlyPendingTimers(): VitestUtils;
  runOnlyPendingTimersAsync(): Promise<VitestUtils>;
  clearAllTimers(): VitestUtils;
  getTimerCount(): number;
  getMockedSystemTime(): Date | null;
  getRealSystemTime(): number;
  setSystemTime(time: number | string | Date): VitestUtils;
  /** Calls until it does not throw, and gives what it returned. */
  waitFor<T>(
    call: () => Awaitable<T>,
    options?: number | { interval?: number; timeout?: number },
  ): Promise<T>;
  /** Calls until it returns something truthy, and gives that. */
  waitUntil<T>(
    call: () => Awaitable<T>,
    options?: number | { interval?: number; timeout?: number },
  ): Promise<T>;
}

/** Fakes, spies and fake timers. */
export const vi: VitestUtils;
/** Another name of `vi`. */
export const vitest: VitestUtils;
