import { memoize } from "@solution";

export const workloads = {
  "a remembered result among n others": {
    sizes: [10, 100, 1000],
    prepare(size: number) {
      const area = memoize((width: number, height: number) => width * height);
      for (let i = 0; i < size; i += 1) area(i, 2);
      return () => area(7, 2);
    },
  },
  "a new result where n are kept": {
    sizes: [10, 100, 1000],
    prepare(size: number) {
      const square = memoize((side: number) => side * side, { max: size });
      let side = 0;
      for (; side < size; side += 1) square(side);
      return () => {
        side += 1;
        return square(side);
      };
    },
  },
};
