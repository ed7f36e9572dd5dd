import { CircuitBreaker } from "@solution";

const never = () => new Promise(() => undefined);

export const workloads = {
  "a call beside n calls that wait": {
    sizes: [1, 100, 10_000],
    prepare(size: number) {
      const breaker = new CircuitBreaker({ failureThreshold: 5, resetTimeout: 1000 });
      for (let i = 0; i < size; i += 1) void breaker.execute(never).catch(() => undefined);
      return () => breaker.execute(async () => "answer");
    },
  },
};
