import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { prepareSource, loadSnippet } from "../../../src/loop/io/prepare-source.ts";
import { makeTempFolder } from "../../workspace/temp-folder.ts";

const file = fileURLToPath(new URL("../../../scenes/tick-and-promise.cjs", import.meta.url));

test("JavaScript runs in place as its own kind of module", async () => {
  const source = await loadSnippet(file);
  expect(source).toMatchObject({ language: "js", mode: "cjs" });
  expect((await prepareSource(source, "cjs", makeTempFolder())).entry).toBe(file);
});

test("a file that is turned into the other kind of module keeps its lines", async () => {
  const source = await loadSnippet(file);
  const folder = makeTempFolder();
  const { entry } = await prepareSource(source, "esm", folder);
  const count = (text: string): number => text.split("\n").length;
  expect(entry).toBe(join(folder, "tick-and-promise.mjs"));
  expect(count(readFileSync(entry, "utf8"))).toBe(count(source.text));
});
