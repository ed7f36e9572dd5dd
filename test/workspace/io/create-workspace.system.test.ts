import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { runChildren } from "../run-children.ts";
import { makeTempFolder } from "../temp-folder.ts";

test("Several processes at once make one whole workspace", async () => {
  const folder = join(makeTempFolder(), "practice");
  const script = fileURLToPath(new URL("make-workspace.ts", import.meta.url));
  expect(await runChildren(script, [[folder], [folder], [folder], [folder]])).toEqual([0, 0, 0, 0]);
  expect(readdirSync(folder).toSorted()).toEqual([".trainer", "package.json", "tsconfig.json"]);
  expect(JSON.parse(readFileSync(join(folder, "package.json"), "utf8"))).toEqual({
    private: true,
    type: "module",
  });
});
