// Run as a child process: writes in one way and prints the code of the error, if there is one.
import { join } from "node:path";
import { TrainerError } from "../../../src/errors.ts";
import { createFile } from "../../../src/workspace/io/create-file.ts";
import { importFiles } from "../../../src/workspace/io/import-files.ts";
import { replaceFile } from "../../../src/workspace/io/replace-file.ts";
import { scaffold } from "../../../src/workspace/io/scaffold.ts";

const [way = "", folder = ""] = process.argv.slice(2);
const text = "x".repeat(5000);
const ways = new Map<string, () => unknown>([
  ["create", () => createFile(join(folder, "a.txt"), text)],
  ["replace", () => replaceFile(join(folder, "a.txt"), text)],
  [
    "scaffold",
    () => scaffold({ workspace: folder, slug: "foo", language: "ts", text, force: true }),
  ],
  [
    "import",
    () => {
      const modifiedAt = "2026-11-29T10:00:00.000Z";
      const files = [
        { path: "foo/small.ts", text: "small", modifiedAt },
        { path: "foo/foo.ts", text, modifiedAt },
      ];
      return importFiles(folder, files, { dryRun: false });
    },
  ],
]);
try {
  ways.get(way)?.();
} catch (error) {
  process.stdout.write(error instanceof TrainerError ? error.code : String(error));
}
