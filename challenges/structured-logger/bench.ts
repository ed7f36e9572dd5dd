import { createLogger } from "@solution";

/** A logger that writes from `info` on; its sink only counts. */
function open() {
  let written = 0;
  const sink = { write: (line: string): void => void (written += line.length) };
  return createLogger({ sinks: [sink], base: { service: "shop" }, now: () => 0 });
}

/** Fields of the usual kinds. */
function makeFields(size: number): Record<string, unknown> {
  const values = ["a text", 7, true, { id: 1, tags: ["a", "b"] }];
  return Object.fromEntries(
    Array.from({ length: size }, (_, at) => [`field${at}`, values[at % values.length]]),
  );
}

export const workloads = {
  "a line with n fields": {
    sizes: [1, 10, 100],
    prepare(size: number) {
      const logger = open();
      const fields = makeFields(size);
      return () => logger.info("order placed", fields);
    },
  },
  "a line of a child of a child, n deep": {
    sizes: [1, 10, 100],
    prepare(size: number) {
      let logger = open();
      for (let depth = 0; depth < size; depth += 1) logger = logger.child({ [`at${depth}`]: 7 });
      return () => logger.info("order placed");
    },
  },
  "a call below the level with n fields": {
    sizes: [1, 10, 100],
    prepare(size: number) {
      const logger = open();
      const fields = makeFields(size);
      return () => logger.debug("not written", fields);
    },
  },
};
