import { dirname, isAbsolute, relative, basename, sep } from "node:path";
import type { Difference } from "../compare-traces.ts";
import { decideRule } from "../decide-rule.ts";
import { LOOP_RULES } from "../rules.ts";
import type { Site, Step, Trace } from "../trace.ts";
import type { NamedRule, Replay } from "./replay.ts";
import { RULE_LESSONS } from "./rule-lessons.ts";

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
  const kept = times && steps.flatMap(({ n }) => times[n] ?? []);
  const cutBefore = steps.find(({ n }, at) => n !== at)?.n ?? null;
  return {
    trace: { ...whole, steps, ...(kept && { times: kept }) },
    cut: whole.steps.length - steps.length,
    cutBefore,
    decided: steps.map((first, at) =>
      steps
        .slice(at + 1)
        .map((second) => nameRule(first, second, whole.steps))
        .join(""),
    ),
    defined: steps.map(({ scheduledBy: { site } }) =>
      site === undefined || !isOwn(site) ? null : findDefinition(site),
    ),
    difference,
  };
}

function listRules(): NamedRule[] {
  return Object.keys(LOOP_RULES)
    .filter(isRule)
    .map((name, at) => {
      return { name, sign: SIGNS.charAt(at), ...LOOP_RULES[name], ...RULE_LESSONS[name] };
    });
}

function isRule(name: string): name is keyof typeof LOOP_RULES {
  return Object.hasOwn(LOOP_RULES, name);
}

const SIGN_OF: ReadonlyMap<string, string> = new Map(
  NAMED_RULES.map(({ name, sign }) => [name, sign]),
);

function nameRule(first: Step, second: Step, steps: readonly Step[]): string {
  const rule = decideRule(first, second, steps);
  return (rule === null ? undefined : SIGN_OF.get(rule)) ?? "-";
}

/** Of a long run the beginning, and less of the end. */
function cutSteps(steps: readonly Step[], room: number): Step[] {
  const sizes = steps.map((step) => JSON.stringify(step).length);
  const all = sizes.reduce((sum, size) => sum + size, 0);
  if (all <= room && steps.length <= MOST_STEPS) return [...steps];
  const tail = countFitting(sizes.toReversed(), { room: room * 0.4, most: MOST_STEPS * 0.4 });
  const head = countFitting(sizes, { room: room * 0.6, most: MOST_STEPS * 0.6 });
  const from = Math.max(head, steps.length - tail);
  return [...steps.slice(0, Math.max(1, head)), ...steps.slice(Math.max(1, from))];
}

function countFitting(
  sizes: readonly number[],
  { room, most }: { room: number; most: number },
): number {
  let used = 0;
  const over = sizes.findIndex((size, at) => {
    used += size;
    return used > room || at >= most;
  });
  return over === -1 ? sizes.length : over;
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
