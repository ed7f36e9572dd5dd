import { parseSync } from "rolldown/utils";
import { describe, expect, test } from "vitest";
import { listMutants } from "../../../src/judge/mutate.ts";
import { drawProofMutants, listProofMutants } from "../../../src/quiz/mutation/proof-mutants.ts";
import type { ProofMutant } from "../../../src/quiz/mutation/proof-mutants.ts";

function mutantsOf(text: string): ProofMutant[] {
  const { program: tree } = parseSync("proof.mjs", text, { lang: "js", sourceType: "module" });
  return listProofMutants({ text, tree }, listMutants);
}

function atNode(text: string): string[] {
  return mutantsOf(text)
    .filter((mutant) => mutant.atNode)
    .map((mutant) => mutant.text);
}

describe("the mutants of a proof", () => {
  test("swap what schedules for what is like it", () => {
    expect(atNode("setImmediate(() => console.log(1));")).toEqual([
      "setTimeout(() => console.log(1));",
      "queueMicrotask(() => console.log(1));",
      "((run) => run())(() => console.log(1));",
    ]);
  });

  test("leave out options and awaiting, and change what is given", () => {
    const code =
      'import { open } from "node:fs/promises";\nconst file = await open("a", { flag: 1 });';
    const changed = atNode(code).map((text) => text.split("\n")[1]);
    expect(changed).toContain('const file = await open("a", {});'.replace("{}", "{  }"));
    expect(changed).toContain('const file = open("a", { flag: 1 });');
    expect(changed).toContain('const file = await open("az", { flag: 1 });');
    expect(changed).toContain('const file = await open("a", { flag: 2 });');
  });

  test("follow what Node gave through variables and callbacks", () => {
    const code = `import http from "node:http";
const server = http.createServer((req) => seen(req.url));
server.listen(0);`;
    const changed = atNode(code);
    expect(changed.some((text) => text.includes("seen(undefined)"))).toBe(true);
    expect(changed.some((text) => text.includes("server.listen(1)"))).toBe(true);
  });

  test("change code that Node is given as a text", () => {
    const code = 'new Worker("process.exit(3);", { eval: true });';
    expect(atNode(code)).toContain('new Worker("process.exit(4);", { eval: true });');
  });

  test("find no place of Node in a model made of maps, arrays and sums", () => {
    const code = `const counts = new Map();
const count = (key) => counts.set(key, (counts.get(key) ?? 0) + 1);
for (const key of ["a", "b"]) count(key);
console.log(counts.size, Object.keys({}).length);`;
    const mutants = mutantsOf(code);
    expect(mutants.length).toBeGreaterThan(0);
    expect(mutants.filter((mutant) => mutant.atNode)).toEqual([]);
  });

  test("never change a print, nor take one away", () => {
    const code = 'const a = 1;\nconsole.log("a", 1 + 2);\nif (a) console.log(JSON.stringify(a));';
    for (const { text } of mutantsOf(code)) {
      expect(text).toContain('console.log("a", 1 + 2);');
      expect(text).toContain("console.log(JSON.stringify(a));");
    }
  });

  test("are drawn alike for a seed, two of three at places of Node", () => {
    const mutants = Array.from({ length: 40 }, (_, n) => ({
      ...{ atNode: n % 2 === 0, line: n, says: "", text: String(n) },
    }));
    const drawn = drawProofMutants(mutants, { count: 12, seed: "a" });
    expect(drawn).toEqual(drawProofMutants(mutants, { count: 12, seed: "a" }));
    expect(drawn.filter((mutant) => mutant.atNode)).toHaveLength(8);
    expect(drawn).toHaveLength(12);
    expect(drawProofMutants(mutants, { count: Infinity, seed: "a" })).toHaveLength(40);
  });
});
