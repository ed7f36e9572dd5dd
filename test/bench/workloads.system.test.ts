import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { measure } from "../../src/bench/io/measure.ts";
import { locateChallenge } from "../../src/catalog/challenge-paths.ts";
import { ROOT } from "../e2e/trainer.ts";
import { SLUGS } from "../e2e/content.ts";

const MEASURED = SLUGS.filter((slug) => existsSync(locateChallenge(ROOT, slug).bench));

test.each(MEASURED)("The workloads of %s run on its reference", async (slug) => {
  const { bench: workloads, solution } = locateChallenge(ROOT, slug);
  const measured = await measure({
    ...{ workloads, code: { kind: "file", path: solution }, ms: 1, limitMs: 60_000 },
    child: join(ROOT, "dist", "bench-child.js"),
    signal: new AbortController().signal,
  });
  const samples = "samples" in measured ? measured.samples : [];
  expect(measured).not.toHaveProperty("failure");
  expect(new Set(samples.map(({ size }) => size)).size, "several sizes").toBeGreaterThan(1);
});
