import { expect, test } from "vitest";
import { loadCatalog } from "../../src/catalog/io/load-catalog.ts";
import type { Challenge } from "../../src/catalog/challenge.ts";
import { cutChallenge } from "../../src/interview/drawn-stages.ts";
import { buildSettings } from "../../src/judge/run-settings.ts";
import { PLAN } from "./sample.ts";

/** What the judged child offers to a suite. */
function listExports(challenge: Challenge): string[] {
  const request = {
    ...{ challenge, packageRoot: "/", file: "/a.ts", sandbox: true, types: false },
    scope: { kind: "plain" },
  } as const;
  return buildSettings(request, "tag").exports;
}

test("a challenge that is cut has fewer stages, and a suite that still finds every name", () => {
  const { challenges } = loadCatalog(process.cwd());
  for (const challenge of challenges) {
    const { slug } = challenge;
    for (const stages of [1, 2]) {
      const cut = cutChallenge(challenge, { ...PLAN, coding: { kind: "solve", slug, stages } });
      expect(cut.stages.every(({ n }) => n <= stages)).toBe(true);
      expect(cut.requirements.every(({ stage }) => stage <= stages)).toBe(true);
      expect(listExports(cut), slug).toEqual(listExports(challenge));
    }
  }
});

test("a drill has all of a challenge", () => {
  const [challenge] = loadCatalog(process.cwd()).challenges;
  if (challenge === undefined) throw new Error("no challenge");
  const coding = { kind: "repair", slug: challenge.slug, stages: 1 } as const;
  expect(cutChallenge(challenge, { ...PLAN, coding })).toBe(challenge);
});
