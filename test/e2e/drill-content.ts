import { loadDrillBank } from "../../src/catalog/io/load-mistakes.ts";
import { buildDrill } from "../../src/drill/build-drill.ts";
import type { BuiltDrill, DrillId } from "../../src/drill/build-drill.ts";
import { diffParts } from "../../src/drill/diff-rows.ts";
import { parseProgram } from "../../src/drill/io/parse-program.ts";
import { DRILL_LEVELS } from "../../src/drill/level.ts";
import { join } from "node:path";
import { ROOT, putFile, readEvents } from "./trainer.ts";

/** The drill of a document that the command printed, with what the document keeps to itself. */
export function buildAgain(document: Record<string, unknown>): BuiltDrill {
  const { drill, challenge, seed, level, draw } = document;
  const slug = String(challenge);
  const id: DrillId = {
    drill: drill === "repair" ? "repair" : "review",
    ...{ slug, seed: String(seed), draw: Number(draw) },
    level: DRILL_LEVELS.find((one) => one === level) ?? "middle",
  };
  const built = buildDrill(loadDrillBank(ROOT, slug), id, parseProgram);
  if (built === null) throw new Error("no such drill");
  return built;
}

/** The right answer to a review. */
export function findAnswer({ mistakes, base, parts }: BuiltDrill): {
  lines: number[];
  promises: string[];
} {
  const rows = diffParts(base, parts).flatMap((hunk) => hunk.rows);
  return {
    lines: rows.flatMap(({ n, mistake }) => (mistake === null ? [] : [n])),
    promises: [...new Set(mistakes.flatMap(({ misses }) => misses))],
  };
}

/** A workspace in which a challenge is solved; gives the folder that it is in. */
export function solveIn(cwd: string, slug: string): string {
  const event = {
    ...{ kind: "attempted", at: "2026-01-01T00:00:00.000Z", slug, file: `${slug}/${slug}.ts` },
    ...{ scope: "all", status: "solved", reason: null, met: [], missed: [], durationMs: 1 },
  };
  putFile(join(cwd, "practice", ".trainer", "journal.jsonl"), `${JSON.stringify(event)}\n`);
  return join(cwd, "practice");
}

/** The events of a workspace that are drills. */
export function readDrills(workspace: string): Record<string, unknown>[] {
  return readEvents(workspace).filter(({ kind }) => kind === "drilled");
}
