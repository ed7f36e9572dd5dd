import { dirname, isAbsolute, relative, basename, sep } from "node:path";
import type { Difference } from "../compare-traces.ts";
import { decideRule } from "../decide-rule.ts";
import { LOOP_RULES } from "../rules.ts";
import type { Site, Step, Trace } from "../trace.ts";
import type { NamedRule, Replay } from "./replay.ts";

/** What a replay is built from. */
export interface ReplayFacts {
  trace: Trace;
  /** Absolute path of the file that ran. */
  file: string;
  /** The line on which the callback is defined that a call at a place schedules. */
  findDefinition: (site: Site) => number | null;
  difference: Difference | null;
  /** The most characters that its steps may take as JSON. */
  room: number;
}

/** More are not followed by anybody, and each pair of them has its rule. */
const MOST_STEPS = 300;

const SIGNS = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

/** All rules, each with its sign. */
export const NAMED_RULES: readonly NamedRule[] = listRules();

/** A run as a page replays it. */
export function buildReplay(facts: ReplayFacts): Replay {
  const { file, findDefinition, difference, room } = facts;
  const whole = renameSites(facts.trace, file);
  const steps = cutSteps(whole.steps, room);
  const isOwn = (site: Site): boolean => site.file === whole.source.file;
  const { times } = whole;
  return {
    trace: { ...whole, steps, ...(times && { times: times.slice(0, steps.length) }) },
    cut: whole.steps.length - steps.length,
    decided: steps.map((first) => decideAll(first, steps)),
    defined: steps.map(({ scheduledBy: { site } }) =>
      site === undefined || !isOwn(site) ? null : findDefinition(site),
    ),
    difference,
  };
}

function listRules(): NamedRule[] {
  return Object.keys(LOOP_RULES)
    .filter(isRule)
    .map((name, at) => ({ name, sign: SIGNS.charAt(at), ...LOOP_RULES[name] }));
}

function isRule(name: string): name is keyof typeof LOOP_RULES {
  return Object.hasOwn(LOOP_RULES, name);
}

const SIGN_OF: ReadonlyMap<string, string> = new Map(
  NAMED_RULES.map(({ name, sign }) => [name, sign]),
);

function decideAll(first: Step, steps: readonly Step[]): string {
  return steps
    .slice(first.n + 1)
    .map((second) => SIGN_OF.get(decideRule(first, second, steps)) ?? "-")
    .join("");
}

function cutSteps(steps: readonly Step[], room: number): Step[] {
  const kept: Step[] = [];
  let used = 0;
  for (const step of steps.slice(0, MOST_STEPS)) {
    used += JSON.stringify(step).length;
    if (used > room && kept.length > 0) break;
    kept.push(step);
  }
  return kept;
}

/** A page goes round, so it does not tell where the file lies. */
function renameSites(trace: Trace, file: string): Trace {
  const rename = (site: Site): Site => ({ ...site, file: nameFile(site.file, file, trace) });
  const move = (step: Step): Step => {
    const { scheduledBy, runsAt, prints } = step;
    const { site } = scheduledBy;
    return {
      ...step,
      ...(site === undefined ? {} : { scheduledBy: { ...scheduledBy, site: rename(site) } }),
      ...(runsAt === undefined ? {} : { runsAt: rename(runsAt) }),
      prints: prints.map((print) =>
        print.site === undefined ? print : { ...print, site: rename(print.site) },
      ),
    };
  };
  const threads = trace.threads.map((one) => ({ ...one, steps: one.steps.map(move) }));
  return { ...trace, steps: trace.steps.map(move), threads };
}

function nameFile(named: string, file: string, { source }: Trace): string {
  if (named === file) return source.file;
  if (!isAbsolute(named)) return named;
  const path = relative(dirname(file), named);
  return path.startsWith("..") || isAbsolute(path) ? basename(named) : path.split(sep).join("/");
}
