import { performance } from "node:perf_hooks";

/** The clock that is not slowed down. */
export interface RealClock {
  realMs: () => number;
}

/** Slows every clock that a program can read by `factor`, as on a machine that is faster by it. */
export function dilateClocks(factor: number): RealClock {
  const realNow = performance.now.bind(performance);
  if (factor !== 1) slowDown(factor, realNow);
  return { realMs: realNow };
}

function slowDown(factor: number, realNow: () => number): void {
  const RealDate = Date;
  const began = realNow();
  const dateBegan = RealDate.now();
  const hrtimeBegan = process.hrtime.bigint();
  const elapsed = (): number => (realNow() - began) / factor;
  const slowDate = (): number => Math.floor(dateBegan + elapsed());
  const slowBigint = (): bigint => hrtimeBegan + BigInt(Math.round(elapsed() * 1e6));
  const slowHrtime = (since?: [number, number]): [number, number] => {
    const now = slowBigint() - (since ? BigInt(since[0]) * 1_000_000_000n + BigInt(since[1]) : 0n);
    return [Number(now / 1_000_000_000n), Number(now % 1_000_000_000n)];
  };
  Reflect.set(slowHrtime, "bigint", slowBigint);
  Reflect.set(process, "hrtime", slowHrtime);
  Object.defineProperty(performance, "now", { value: () => began + elapsed(), configurable: true });
  Reflect.set(RealDate, "now", slowDate);
  globalThis.Date = new Proxy(RealDate, {
    construct: (target, words: unknown[], maker: CallableFunction): object => {
      const given = words.length === 0 ? [slowDate()] : words;
      const made: object = Reflect.construct(target, given, maker);
      return made;
    },
    apply: () => new RealDate(slowDate()).toString(),
  });
  const wait = Atomics.wait.bind(Atomics);
  Reflect.set(Atomics, "wait", (...words: Parameters<typeof wait>) => {
    const [array, index, value, ms] = words;
    return wait(array, index, value, ms === undefined ? ms : ms * factor);
  });
}
