import type { Challenge } from "../catalog/challenge.ts";
import type { Judged } from "../judge/io/judge-solution.ts";
import type { Verdict } from "../judge/verdict.ts";
import { REPORTERS } from "../ui/reporters/index.ts";
import type { Context } from "./context.ts";

/** How and where to print. */
interface Report {
  reporter: string;
  challenge: Challenge;
  context: Context;
  /** Whether the types are still to come; `false` when absent. */
  typesPending?: boolean;
  /** Whether keys stand below that do what commands would; `false` when absent. */
  hasKeys?: boolean;
}

/** Prints a verdict with the named reporter. */
export function reportVerdict({ verdict, sources }: Judged, report: Report): void {
  const { style, width, out, now } = report.context;
  const render = REPORTERS.get(report.reporter);
  if (render === undefined) throw new Error(`There is no reporter ${report.reporter}.`);
  const next = report.hasKeys === true ? [] : suggest(verdict);
  out(
    render(verdict, {
      style,
      width,
      sources,
      typesPending: report.typesPending ?? false,
      challengeTitle: report.challenge.title,
      at: now(),
      next,
    }),
  );
}

function suggest({ challenge, status, requirements }: Verdict): string[] {
  if (status === "solved") return [`trainer solution ${challenge}`, "trainer next"];
  const missed = requirements.find(({ outcome }) => outcome === "missed");
  const hint = missed === undefined ? "" : ` --requirement ${missed.id}`;
  return [`trainer hint ${challenge}${hint}`, `trainer test ${challenge}`];
}
