import { withTimeout } from "@solution";

const never = () => new Promise(() => undefined);

export const workloads = {
  "a quick call beside n calls that wait": {
    sizes: [1, 100, 10_000],
    prepare(size: number) {
      for (let i = 0; i < size; i += 1) void withTimeout(never, 60_000).catch(() => undefined);
      return () => withTimeout(async () => "answer", 60_000);
    },
  },
};
