import { filterStream, mapStream } from "@solution";

export const workloads = {
  "mapping and filtering n items": {
    sizes: [10, 100, 1000],
    prepare(size: number) {
      return () =>
        new Promise<void>((resolve, reject) => {
          const double = mapStream((n: number) => n * 2);
          const keep = filterStream((n: number) => n % 4 === 0);
          double.on("error", reject).pipe(keep);
          keep.on("end", resolve).on("error", reject).resume();
          for (let n = 1; n <= size; n += 1) double.write(n);
          double.end();
        });
    },
  },
};
