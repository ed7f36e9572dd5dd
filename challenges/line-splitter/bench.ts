import { createSplitStream } from "@solution";

/** Writes the chunks to a splitter and resolves when all lines were read. */
function split(chunks: readonly (string | Buffer)[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const splitter = createSplitStream();
    splitter.on("end", resolve).on("error", reject).resume();
    for (const chunk of chunks) splitter.write(chunk);
    splitter.end();
  });
}

export const workloads = {
  "a chunk of n lines": {
    sizes: [10, 100, 1000],
    prepare(size: number) {
      const chunk = Buffer.from("GET /tea?milk=no HTTP/1.1 200\n".repeat(size));
      return () => split([chunk]);
    },
  },
  "one line in n chunks": {
    sizes: [10, 100, 1000],
    prepare(size: number) {
      const chunk = Buffer.from("a line that goes on and on, ".repeat(5));
      return () => split([...Array.from({ length: size }, () => chunk), Buffer.from("\n")]);
    },
  },
};
