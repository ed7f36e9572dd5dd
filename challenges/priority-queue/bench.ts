import { PriorityRequestQueue } from "@solution";

const PRIORITIES = ["low", "high", "medium"] as const;

export const workloads = {
  "run n tasks of all priorities": {
    sizes: [10, 100, 1000, 5000],
    prepare(size: number) {
      return async () => {
        const queue = new PriorityRequestQueue({ concurrency: 5 });
        const tasks = Array.from({ length: size }, (_, at) =>
          queue.add(async () => at, { priority: PRIORITIES[at % 3] ?? "low" }),
        );
        await Promise.all(tasks);
      };
    },
  },
};
