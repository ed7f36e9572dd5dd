import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import {
  findUnproved,
  isProved,
  loadProved,
  saveProved,
} from "../../../src/quiz/io/proved-cards.ts";
import { catchError } from "../../workspace/caught-error.ts";
import { makeTempFolder } from "../../workspace/temp-folder.ts";
import { SAMPLES } from "../card-text.ts";

const { order, arithmetic, recall } = SAMPLES;

function makeRoot(): string {
  const root = makeTempFolder();
  mkdirSync(join(root, "quiz"));
  return root;
}

describe("the record of proofs that can fail", () => {
  test("asks for nothing where there is none", () => {
    const proved = loadProved(makeRoot());
    expect(proved).toBe(null);
    expect(findUnproved([order, arithmetic], proved)).toEqual([]);
  });

  test("tells the proofs that are not on it, and no card without a proof", () => {
    const root = makeRoot();
    saveProved(root, { cards: [order, arithmetic, recall], shown: new Set([order.id]) });
    const proved = loadProved(root);
    expect(isProved(order, proved)).toBe(true);
    expect(findUnproved([order, arithmetic, recall], proved)).toEqual([
      `${arithmetic.file}:${arithmetic.proof?.line}: expected a proof that can fail; type \`trainer dev mutation --cards ${arithmetic.id} --record\` on a Node that runs it`,
    ]);
  });

  test("counts for the very program alone, and keeps what another Node has shown", () => {
    const root = makeRoot();
    saveProved(root, { cards: [order, arithmetic], shown: new Set([order.id]) });
    saveProved(root, { cards: [order, arithmetic], shown: new Set([arithmetic.id]) });
    const proved = loadProved(root);
    expect(findUnproved([order, arithmetic], proved)).toEqual([]);
    if (order.proof === null) throw new Error("It has a proof.");
    const other = { ...order, proof: { ...order.proof, code: "console.log(2);" } };
    expect(isProved(other, proved)).toBe(false);
    expect(isProved({ ...order, proof: { ...order.proof, line: 99 } }, proved)).toBe(true);
  });

  test("is told when it is none", () => {
    const root = makeRoot();
    writeFileSync(join(root, "quiz", "proved.json"), '{ "a/b": 1 }');
    expect(catchError(() => loadProved(root))).toMatchObject({ code: "INVALID_PROOFS" });
  });
});
