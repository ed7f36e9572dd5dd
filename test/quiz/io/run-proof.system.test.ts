import { describe, expect, test, vi } from "vitest";
import type { Proof } from "../../../src/quiz/card/card-base.ts";
import { checkProofs } from "../../../src/quiz/io/check-proofs.ts";
import { runProof } from "../../../src/quiz/io/run-proof.ts";
import { SAMPLES, makeCard } from "../card-text.ts";

const node = process.execPath;
const open = (): AbortSignal => new AbortController().signal;
const proofOf = (code: string, language: Proof["language"] = "cjs"): Proof => ({
  language,
  code,
  exit: 0,
  prints: [{ range: "*", text: "" }],
  proves: true,
  asked: false,
  line: 1,
});

describe("runProof", () => {
  test("gives what both streams print and the exit code", async () => {
    const code = "console.log('out'); console.error('err'); process.exitCode = 3;";
    const run = await runProof(proofOf(code), { node, signal: open() });
    expect(run).toMatchObject({ end: "ended", code: 3, stdout: "out\n", stderr: "err\n" });
  });

  test("runs an ES module in a folder of its own", async () => {
    const code =
      'import { readdirSync } from "node:fs"; console.log(readdirSync("."), import.meta.url.at(-1));';
    const run = await runProof(proofOf(code, "mjs"), { node, signal: open() });
    expect(run.stdout).toBe("[ 'proof.mjs' ] s\n");
  });

  test("does not hear of the learner's environment", async () => {
    const code = "console.log(process.env.TRAINER_TEST, process.env.TZ);";
    vi.stubEnv("TRAINER_TEST", "secret");
    const run = await runProof(proofOf(code), { node, signal: open() });
    expect(run.stdout).toBe("undefined UTC\n");
  });

  test("kills one that does not end, with its children", async () => {
    const code =
      "require('node:child_process').spawn(process.execPath, ['-e', 'setInterval(() => {}, 1e3)'], { stdio: 'inherit' }).once('spawn', () => console.log('up')); setInterval(() => {}, 1e3);";
    const run = await runProof(proofOf(code), { node, signal: open(), timeoutMs: 1500 });
    expect(run).toMatchObject({ end: "timeout", code: null, stdout: "up\n" });
  });

  test("ends although a child that left the group holds its output open", async () => {
    const code =
      "require('node:child_process').spawn(process.execPath, ['-e', 'setTimeout(() => {}, 20000)'], { detached: true, stdio: 'inherit' }).unref(); console.log('done');";
    const run = await runProof(proofOf(code), { node, signal: open(), timeoutMs: 15_000 });
    expect(run).toMatchObject({ end: "ended", code: 0, stdout: "done\n" });
    expect(run.durationMs).toBeLessThan(10_000);
  });

  test("stops one that prints without end", async () => {
    const code = "for (;;) require('node:fs').writeSync(1, 'x'.repeat(10000));";
    const run = await runProof(proofOf(code), { node, signal: open() });
    expect(run.end).toBe("output-limit");
    expect(run.stdout).toHaveLength(64_000);
  });

  test("stops when it is interrupted", async () => {
    const controller = new AbortController();
    controller.abort();
    const run = await runProof(proofOf("setInterval(() => {}, 1e3);"), {
      node,
      signal: controller.signal,
    });
    expect(run.end).toBe("interrupted");
  });

  test("tells a Node that is not there", async () => {
    const run = await runProof(proofOf(""), { node: "/nowhere/node", signal: open() });
    expect(run.end).toBe("not-started");
    expect(run.stderr).toContain("ENOENT");
  });
});

describe("checkProofs", () => {
  const check = { node, version: process.version, known: null, signal: open() };

  test("runs the proofs that hold on this Node and no other", async () => {
    const older = makeCard(
      {
        head: 'node: ">=99"',
        body: "## Proof\n\n```cjs proof\n1;\n```\n\n```text prints\nx\n```\n\n## Choices\n\n- [x] First\n  > a\n- [ ] Second\n  > b\n- [ ] Third\n  > c",
      },
      "older",
    );
    const report = await checkProofs([SAMPLES.order, SAMPLES.one, older], check);
    expect(report).toEqual({ runs: 1, fresh: 1, faults: [] });
  });

  test("runs a proof that waits so many times, another a tenth as often", async () => {
    const card = SAMPLES.order;
    if (card.kind !== "order") throw new Error("the sample is one of order");
    const direct = { ...card, proof: { ...card.proof, code: "console.log('one\\ntwo\\nthree')" } };
    const waiting = {
      ...card,
      proof: { ...card.proof, code: "setTimeout(() => console.log('one\\ntwo\\nthree'))" },
    };
    const often = { ...check, times: 11, atOnce: 4 };
    expect(await checkProofs([direct, waiting], often)).toMatchObject({ runs: 13, faults: [] });
  });

  test("tells by file and line what is not proved", async () => {
    const card = SAMPLES.order;
    const wrong =
      card.kind === "order" ? { ...card, proof: { ...card.proof, code: "console.log(1)" } } : card;
    const { faults } = await checkProofs([wrong], check);
    expect(faults).toEqual([
      `quiz/event-loop/order.md:10: on ${process.version} expected the proof to print "one\\ntwo\\nthree", got "1"`,
    ]);
  });
});
