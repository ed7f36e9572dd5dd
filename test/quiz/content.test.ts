import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { checkProofs } from "../../src/quiz/io/check-proofs.ts";
import { loadCards } from "../../src/quiz/io/load-cards.ts";

const { cards, faults } = loadCards(fileURLToPath(new URL("../../", import.meta.url)));

describe("the cards of the package", () => {
  test("can all be read", () => {
    expect(faults).toEqual([]);
    expect(cards).not.toEqual([]);
  });

  test("prove on this Node what they say", { timeout: 600_000 }, async () => {
    const report = await checkProofs(cards, {
      node: process.execPath,
      version: process.version,
      parallel: 2,
      timeoutMs: 30_000,
      signal: new AbortController().signal,
    });
    expect(report.faults).toEqual([]);
    expect(report.runs).toBeGreaterThan(0);
  });
});
