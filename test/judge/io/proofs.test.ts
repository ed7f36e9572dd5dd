import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { isProved, loadProofs, saveProofs } from "../../../src/judge/io/proofs.ts";
import { makeTempFolder } from "../../workspace/temp-folder.ts";

const PROOF = { digest: "abc", nodes: [20], runs: 3 };

function makePackage(record: string): string {
  const root = makeTempFolder();
  mkdirSync(join(root, "challenges"));
  writeFileSync(join(root, "challenges", "proved.json"), record);
  return root;
}

describe("the record of proofs", () => {
  test("keeps what was proved, in the order of names, and drops challenges that are gone", () => {
    const root = makePackage("{}");
    const all = new Map(["lamp", "bell", "gone"].map((slug) => [slug, PROOF] as const));
    saveProofs(root, all, ["lamp", "bell", "new"]);
    expect([...loadProofs(root)]).toEqual([
      ["bell", PROOF],
      ["lamp", PROOF],
    ]);
    saveProofs(root, new Map([["bell", { ...PROOF, runs: 4 }]]), ["lamp", "bell"]);
    expect(readFileSync(join(root, "challenges", "proved.json"), "utf8")).toBe(
      [
        "{",
        '  "bell": { "digest": "abc", "nodes": [20], "runs": 4 },',
        '  "lamp": { "digest": "abc", "nodes": [20], "runs": 3 }',
        "}",
        "",
      ].join("\n"),
    );
  });

  test("adds a Node that proved the same, and forgets those that proved something else", () => {
    const root = makePackage("{}");
    const save = (proof: typeof PROOF): void =>
      saveProofs(root, new Map([["bell", proof]]), ["bell"]);
    save({ ...PROOF, nodes: [22] });
    save(PROOF);
    expect(loadProofs(root).get("bell")?.nodes).toEqual([20, 22]);
    save({ ...PROOF, digest: "new" });
    expect(loadProofs(root).get("bell")?.nodes).toEqual([20]);
  });

  test("is empty where there is none yet", () => {
    expect(loadProofs(makeTempFolder())).toEqual(new Map());
  });

  test("tells what is wrong with it", () => {
    const root = makePackage('{"lamp": {"digest": "", "nodes": ["20"], "runs": 0}}');
    expect(() => loadProofs(root)).toThrow(
      "challenges/proved.json: lamp.nodes[0]: expected a whole",
    );
  });
});

test.each([
  [PROOF, true],
  [{ ...PROOF, digest: "other" }, false],
  [{ ...PROOF, nodes: [22] }, false],
  [{ ...PROOF, nodes: [18, 20] }, true],
  [undefined, false],
])("%j on record proves it: %j", (recorded, proved) => {
  expect(isProved(PROOF, recorded)).toBe(proved);
});
