import { beforeAll, describe, expect, test } from "vitest";
import { loadCatalog } from "../../src/catalog/io/load-catalog.ts";
import { REQUIREMENTS } from "./trainer.ts";
import { listHostile, ROOT, runHostile } from "./hostile-runs.ts";
import type { Hostile, HostileRun } from "./hostile-runs.ts";

/** How many runs go on at once. */
const AT_ONCE = 2;
/** Limits are in the child's own time: a busy machine gives it a tenth of that, or the run is given up. */
const BUSY = { times: 10, plusMs: 60_000 };
const ALL_MS = 900_000;

const files = listHostile();
const runs = new Map<string, HostileRun | Error>();

beforeAll(async () => {
  const waiting = [...files];
  const work = async (): Promise<void> => {
    for (let file = waiting.shift(); file !== undefined; file = waiting.shift()) {
      runs.set(file.name, await runHostile(file).catch((error: unknown) => asError(error)));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
}, ALL_MS);

describe("a hostile or broken file", () => {
  test("comes in many kinds", () => {
    expect(files.length).toBeGreaterThan(90);
  });

  test.each(files)("gets its verdict: $name", (file) => {
    const { verdict } = runOf(file);
    const { status, reason, message, finding, stuckAt, output } = file.expected;
    const place = verdict.stuckAt && {
      line: verdict.stuckAt.line,
      function: verdict.stuckAt.function,
    };
    const findings = verdict.requirements.map((row) => row.finding?.message ?? "").join("\n");
    expect({ status: verdict.status, reason: verdict.reason }, verdict.message ?? "").toEqual({
      status,
      reason,
    });
    expect(verdict.message ?? "").toMatch(new RegExp(message ?? ""));
    expect(findings).toMatch(new RegExp(finding ?? ""));
    expect(place).toEqual(stuckAt === undefined ? place : stuckAt);
    expect(verdict.output.text).toBe(output ?? verdict.output.text);
  });

  test.each(files.filter(({ expected }) => expected.reason !== null))(
    "is told in one sentence what to do: $name",
    (file) => {
      expect(runOf(file).verdict.message).toMatch(/^[A-Z][^\n]{20,600}\.$/);
    },
  );

  test.each(files)("ends by itself, in time and with the right code: $name", (file) => {
    const { code, durationMs } = runOf(file);
    expect(code).toBe(file.expected.status === "solved" ? 0 : 1);
    expect(durationMs).toBeLessThan(
      (file.expected.maxMs ?? limitOf(file)) * BUSY.times + BUSY.plusMs,
    );
  });

  test.each(files)("leaves nothing behind: $name", (file) => {
    const { processes, scratch, changed } = runOf(file);
    expect({ processes, scratch, changed }).toEqual({ processes: [], scratch: [], changed: [] });
  });

  test.each(files.filter(({ expected }) => expected.leaks !== undefined))(
    "has its leaks named: $name",
    (file) => {
      const found = runOf(file).verdict.leaks.map(({ kind, detail, count, location }) => ({
        kind,
        detail,
        count,
        line: location?.line,
      }));
      expect(found).toEqual(file.expected.leaks);
    },
  );

  test("keeps the results that came before the end", () => {
    const met = (name: string): number => {
      const run = runs.get(name);
      const rows = run instanceof Error || run === undefined ? [] : run.verdict.requirements;
      return rows.filter(({ outcome }) => outcome !== "not-reached").length;
    };
    expect(met("loop-late")).toBeGreaterThan(5);
    expect(met("rejects-after-the-last-test")).toBe(REQUIREMENTS.length);
  });
});

function runOf({ name }: Hostile): HostileRun {
  const run = runs.get(name);
  if (run === undefined) throw new Error(`${name} was not run.`);
  if (run instanceof Error) throw run;
  return run;
}

/** The limits are those of the challenge; a loop is looked for half a second longer. */
function limitOf({ expected }: Hostile): number {
  const slug = expected.challenge ?? "event-emitter";
  const challenge = loadCatalog(ROOT).challenges.find((one) => one.slug === slug);
  if (challenge === undefined) throw new Error(`There is no challenge ${slug}.`);
  const { loadMs, testMs, runMs } = challenge.limits;
  return expected.reason === null ? loadMs + runMs : loadMs + testMs + 2000;
}

function asError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error(String(thrown));
}
