import { mapLimit } from "@solution";

const echo = async (n: number): Promise<number> => n;

export const workloads = {
  "map n items with a limit of 10": {
    sizes: [100, 1000, 10_000, 50_000],
    prepare(size: number) {
      const items = Array.from({ length: size }, (_, at) => at);
      return () => mapLimit(items, echo, { limit: 10 });
    },
  },
  "map n items, all at once": {
    sizes: [100, 1000, 10_000],
    prepare(size: number) {
      const items = Array.from({ length: size }, (_, at) => at);
      return () => mapLimit(items, echo, { limit: Infinity });
    },
  },
};
