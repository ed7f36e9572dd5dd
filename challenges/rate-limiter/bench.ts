import { FixedWindow, SlidingWindow, TokenBucket } from "@solution";

export const workloads = {
  "a request among n that still count": {
    sizes: [10, 1000, 100_000],
    prepare(size: number) {
      let time = 0;
      const limiter = new SlidingWindow({ limit: size, windowMs: size, now: () => time });
      for (let n = 0; n < size; n += 1) {
        time += 1;
        limiter.take("ada");
      }
      return () => {
        time += 1;
        return limiter.take("ada");
      };
    },
  },
  "requests of one busy key among n": {
    sizes: [10, 1000, 100_000],
    prepare(size: number) {
      const limiter = new FixedWindow({ limit: 10, windowMs: 3_600_000 });
      for (let n = 0; n < size; n += 1) limiter.take(`client-${n}`);
      return () => limiter.take("client-0");
    },
  },
  "requests of n different keys": {
    sizes: [10, 1000, 100_000],
    prepare(size: number) {
      const limiter = new TokenBucket({ capacity: 10, refillPerSecond: 0.001 });
      for (let n = 0; n < size; n += 1) limiter.take(`client-${n}`);
      let at = 0;
      return () => {
        at = (at + 7919) % size;
        return limiter.take(`client-${at}`);
      };
    },
  },
};
