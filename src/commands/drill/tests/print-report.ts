import { relative } from "node:path";
import type { Challenge } from "../../../catalog/challenge.ts";
import { relateReport } from "../../../drill/tests/relate-report.ts";
import type { SuiteOutcome, SuiteReport } from "../../../drill/tests/suite-report.ts";
import { renderTests } from "../../../ui/drill/render-tests.ts";
import type { Context } from "../../context.ts";
import { printJson } from "../../json.ts";

/** Prints what became of a test file, as a page or as JSON. */
export function printReport(
  report: SuiteReport,
  { challenge, json, context }: { challenge: Challenge; json: boolean; context: Context },
): void {
  const own = relateReport(report, (path) => relative(context.cwd, path) || path);
  if (json) return printJson(context, describe(own));
  const sources = new Map(own.sources.map(({ path, text }) => [path, text]));
  const next = listNext(own);
  context.out(renderTests({ title: challenge.title, report: own, sources, next }, context));
}

/** What a program reads. Wrong solutions that were not caught are only counted, as on the page. */
function describe({ sources: _texts, outcome, ...report }: SuiteReport): object {
  return { drill: "tests", ...report, ...describeOutcome(outcome) };
}

function describeOutcome(outcome: SuiteOutcome): object {
  if (outcome.status !== "scored") return outcome;
  const { caught, survivors, ...rest } = outcome;
  return {
    ...rest,
    caught: caught.map(({ target: { name, title, stage }, caught: how }) => ({
      ...{ name, title, stage },
      ...how,
    })),
    total: caught.length + survivors.length,
  };
}

function listNext({ outcome, challenge }: SuiteReport): string[] {
  const again = `trainer drill tests ${challenge}`;
  switch (outcome.status) {
    case "broken":
    case "unstable":
      return [again];
    case "wrong":
      return [`trainer show ${challenge}`, again];
    case "scored": {
      if (outcome.refused.length > 0) return [`trainer show ${challenge}`, again];
      return outcome.survivors.length === 0 ? ["trainer drill"] : [`${again} --hint`, again];
    }
  }
}
