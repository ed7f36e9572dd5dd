import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { loadCatalog } from "../../../src/catalog/io/load-catalog.ts";
import { catchError } from "../../workspace/caught-error.ts";
import { makeTempFolder } from "../../workspace/temp-folder.ts";
import { sampleJson } from "../sample.ts";

function makePackage(files: Record<string, unknown>): string {
  const root = makeTempFolder();
  for (const [slug, json] of Object.entries(files)) {
    mkdirSync(join(root, "challenges", slug), { recursive: true });
    const text = typeof json === "string" ? json : JSON.stringify(json);
    writeFileSync(join(root, "challenges", slug, "challenge.json"), text);
  }
  return root;
}

test("All challenges are found and ordered", () => {
  const root = makePackage({
    b: sampleJson(),
    a: sampleJson(),
    c: `\uFEFF${JSON.stringify({ ...sampleJson(), level: "warm-up" })}\r\n`,
  });
  const { challenges, faults } = loadCatalog(root);
  expect(challenges.map(({ slug }) => slug)).toEqual(["c", "a", "b"]);
  expect(faults).toEqual([]);
});

test("A broken challenge does not break the others", () => {
  const root = makePackage({ a: sampleJson(), b: "{", c: { ...sampleJson(), level: "x" } });
  mkdirSync(join(root, "challenges/d/challenge.json"), { recursive: true });
  const { challenges, faults } = loadCatalog(root);
  expect(challenges.map(({ slug }) => slug)).toEqual(["a"]);
  expect(faults.map(({ slug, error }) => [slug, error.code, error.message.split(":")[0]])).toEqual([
    ["b", "INVALID_JSON", "challenges/b/challenge.json"],
    ["c", "INVALID_CHALLENGE", "challenges/c/challenge.json"],
    ["d", "NOT_A_FILE", "challenges/d/challenge.json"],
  ]);
});

test("Files and folders without a challenge are passed over", () => {
  const root = makePackage({ a: sampleJson() });
  writeFileSync(join(root, "challenges/kit.ts"), "");
  mkdirSync(join(root, "challenges/empty"));
  expect(loadCatalog(root)).toMatchObject({ challenges: [{ slug: "a" }], faults: [] });
});

test("A package without challenges is an error", () => {
  const error = catchError(() => loadCatalog(makeTempFolder()));
  expect(error.code).toBe("NOT_FOUND");
  expect(error.message).toContain("challenges");
});
