import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { findSources } from "../../../src/judge/io/find-sources.ts";
import { makeTempFolder } from "../../workspace/temp-folder.ts";

const ROOT = fileURLToPath(new URL("../../../", import.meta.url));

test("follows what runs, through circles and folders, and no types", () => {
  const root = makeTempFolder();
  mkdirSync(join(root, "io"));
  const files = {
    "a.ts": 'import { b } from "./io/b.ts";\nimport type { T } from "./types.ts";\n',
    "types.ts": "export type T = 1;\n",
    "io/b.ts": 'export {\n  c,\n} from "../c.ts";\nimport fs from "node:fs";\n',
    "c.ts": 'import "./a.ts";\nconst d = await import("./d.ts");\n',
    "d.ts": 'import { gone } from "./gone.ts";\n',
    "other.ts": "export {};\n",
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(root, name), text);
  expect(findSources(root, ["a.ts"])).toEqual(["a.ts", "c.ts", "d.ts", "io/b.ts"]);
});

test("a verdict depends on the judge's own files, and on none that only plan and keep proofs", () => {
  const sources = findSources(ROOT, ["src/judge/io/session.ts"]);
  expect(sources).toEqual(
    expect.arrayContaining(
      ["judge.ts", "name-mistakes.ts", "io/supervisor.ts", "io/load-program.ts"].map(
        (name) => `src/judge/${name}`,
      ),
    ),
  );
  expect(sources).not.toContain("src/judge/io/proofs.ts");
  expect(sources).not.toContain("src/judge/sample-runs.ts");
});
