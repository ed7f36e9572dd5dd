import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { writeSolution } from "../../../src/judge/io/write-solution.ts";
import type { Link } from "../../../src/judge/program.ts";

const folder = mkdtempSync(join(tmpdir(), "write-solution-"));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test("writes modules that import each other by their new names", () => {
  const link = (id: string): Link => ({ kind: "module", id });
  writeSolution(folder, {
    solution: "file:///code/main.ts",
    modules: [
      {
        id: "file:///code/main.ts",
        code: 'import fs from "node:fs";\nexport { a, b } from "./parts/a.ts";\nawait import("./b.ts");\nconst text = "./b.ts";\n',
        links: [
          ["node:fs", { kind: "native", specifier: "node:fs" }],
          ["./parts/a.ts", link("file:///code/parts/a.ts")],
          ["./b.ts", link("file:///code/b.ts")],
        ],
      },
      {
        id: "file:///code/parts/a.ts",
        code: 'export * from "../b.ts";\nexport const a = 1, b = 2;\n',
        links: [["../b.ts", link("file:///code/b.ts")]],
      },
      { id: "file:///code/b.ts", code: "export const c = 3;\n", links: [] },
    ],
  });
  const texts = ["solution.mjs", "solution-1.mjs"].map((name) =>
    readFileSync(join(folder, name), "utf8"),
  );
  expect(texts).toEqual([
    'import fs from "node:fs";\nexport { a, b } from "./solution-1.mjs";\nawait import("./solution-2.mjs");\nconst text = "./b.ts";\n',
    'export * from "./solution-2.mjs";\nexport const a = 1, b = 2;\n',
  ]);
});
