import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const ROOT = new URL("../../", import.meta.url);
const readme = readFileSync(new URL("README.md", ROOT), "utf8");
const [, section = ""] = readme.split("## What it protects against, and what it does not\n");
const [promises = "", honour = ""] = (section.split("\n## ")[0] ?? "").split("on your honour:");

function listItems(text: string): string[] {
  return text
    .split(/^- /m)
    .slice(1)
    .map((item) => item.split("\n\n")[0] ?? "");
}

const items = listItems(promises).map((item) => {
  const [, names = ""] = /<!-- hostile: ([a-z, -]+) -->/.exec(item) ?? [];
  return { item, names: names.split(", ").filter((name) => name !== "") };
});

test("the README promises something, and says what it cannot promise", () => {
  expect(items.length).toBeGreaterThan(5);
  expect(listItems(honour).length).toBeGreaterThan(2);
});

test.each(items)("hostile files try the contrary of: $item", ({ names }) => {
  expect(names).not.toEqual([]);
  const missing = names.filter(
    (name) => !existsSync(new URL(`test/fixtures/hostile/${name}/expected.json`, ROOT)),
  );
  expect(missing).toEqual([]);
});
