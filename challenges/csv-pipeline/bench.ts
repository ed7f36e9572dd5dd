import { parseCsv } from "@solution";

/** Writes the chunks to a parser and resolves when all rows were read. */
function parse(chunks: string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const parser = parseCsv();
    parser.on("end", resolve).on("error", reject).resume();
    for (const chunk of chunks) parser.write(chunk);
    parser.end();
  });
}

export const workloads = {
  "a chunk of n rows": {
    sizes: [10, 100, 1000],
    prepare(size: number) {
      const text = '1,tea,"black, ""strong"""\n'.repeat(size);
      return () => parse([text]);
    },
  },
  "one quoted field in n chunks": {
    sizes: [10, 100, 1000],
    prepare(size: number) {
      const chunk = "a note that goes on, ".repeat(5);
      return () => parse(['"', ...Array.from({ length: size }, () => chunk), '"\n']);
    },
  },
};
