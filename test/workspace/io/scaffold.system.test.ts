import { readFileSync, readdirSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { runChildren } from "../run-children.ts";
import { makeTempFolder } from "../temp-folder.ts";

test("Scaffolding by force loses nothing when several processes do it at once", async () => {
  const workspace = makeTempFolder();
  const folder = join(workspace, "foo");
  mkdirSync(folder);
  writeFileSync(join(folder, "foo.ts"), "mine");
  const script = fileURLToPath(new URL("scaffold-often.ts", import.meta.url));
  const runs = ["a", "b", "c"].map((name) => [workspace, name, "20"]);
  expect(await runChildren(script, runs)).toEqual([0, 0, 0]);

  const names = readdirSync(folder);
  const texts = names.map((name) => readFileSync(join(folder, name), "utf8"));
  expect(names.filter((name) => name.endsWith(".tmp"))).toEqual([]);
  expect(texts.filter((text) => text === "mine")).toHaveLength(1);
  expect(texts).not.toContain("");
  expect(names).toContain("foo.ts");
});
