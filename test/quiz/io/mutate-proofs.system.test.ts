import { describe, expect, test } from "vitest";
import { listMutants } from "../../../src/judge/mutate.ts";
import type { Card } from "../../../src/quiz/card/card.ts";
import { mutateProofs } from "../../../src/quiz/io/mutate-proofs.ts";
import { canFail } from "../../../src/quiz/mutation/mutation-row.ts";
import { makeTempFolder } from "../../workspace/temp-folder.ts";
import { makeCard } from "../card-text.ts";

function stateIt(code: string, prints: string): Card {
  const body = `## Proof\n\n\`\`\`cjs proof\n${code}\n\`\`\`\n\n\`\`\`text prints\n${prints}\n\`\`\``;
  return makeCard({ kind: "true-false", head: "answer: true", question: "It is so.", body });
}

function mutate(card: Card, { packageRoot = makeTempFolder(), untilProved = false } = {}) {
  return mutateProofs([card], {
    ...{ packageRoot, untilProved },
    node: process.execPath,
    version: process.version,
    count: 24,
    listFaults: listMutants,
    signal: new AbortController().signal,
  });
}

const ORDER = stateIt(
  'setImmediate(() => console.log("later"));\nqueueMicrotask(() => console.log("first"));',
  "first\nlater",
);

describe("mutateProofs", () => {
  test("shows that a proof follows Node, and stops there if that is enough", async () => {
    const [whole] = await mutate(ORDER);
    expect(whole).toMatchObject({ tie: "none" });
    expect(whole === undefined ? false : canFail(whole)).toBe(true);
    const [short] = await mutate(ORDER, { untilProved: true });
    expect(short?.atNode).toBe(1);
    expect(short?.mutants).toBeLessThan(whole?.mutants ?? 0);
  });

  test("finds a proof that prints what is written in it", async () => {
    const card = stateIt(
      'const fs = require("node:fs");\nfs.existsSync("a");\nconsole.log("it is so");',
      "it is so",
    );
    const [row] = await mutate(card);
    expect(row).toMatchObject({ noticed: 0 });
    expect(row === undefined ? true : canFail(row)).toBe(false);
    expect(row?.survivors.length).toBeGreaterThan(0);
  });

  test("finds a proof that is only a model of its own", async () => {
    const card = stateIt(
      "let sum = 0;\nfor (const one of [1, 2]) sum += one;\nconsole.log(sum);",
      "3",
    );
    const [row] = await mutate(card);
    expect(row?.noticed).toBeGreaterThan(0);
    expect(row === undefined ? true : canFail(row)).toBe(false);
  });
});
