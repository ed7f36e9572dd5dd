import { Scheduler } from "@solution";

const FROM = new Date(2026, 0, 1, 12, 0);

export const workloads = {
  "nextRun of a date n days ahead": {
    sizes: [1, 30, 360],
    prepare(size: number) {
      const due = new Date(2026, 0, 1 + size);
      const cron = `0 0 ${due.getDate()} ${due.getMonth() + 1} *`;
      return () => Scheduler.nextRun(cron, FROM);
    },
  },
};
