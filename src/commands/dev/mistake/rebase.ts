import { join, resolve } from "node:path";
import { carryMistake } from "../../../catalog/carry-mistake.ts";
import type { Carried } from "../../../catalog/carry-mistake.ts";
import { loadCommitted } from "../../../catalog/io/load-committed.ts";
import { findProgram } from "../../../catalog/io/load-program.ts";
import type { MistakeFile } from "../../../catalog/parse-mistake-file.ts";
import { makeLastingFolder } from "../../../process/scratch.ts";
import { renderNext } from "../../../ui/command-list.ts";
import { countNoun } from "../../../ui/text/count-noun.ts";
import { createFile } from "../../../workspace/io/create-file.ts";
import type { Context, ExitCode } from "../../context.ts";
import { findBase, openBank } from "./bank.ts";
import type { Base, OpenBank } from "./bank.ts";
import { writeChange } from "./edit.ts";

/** What `dev mistake rebase` was given. */
export interface RebaseOptions {
  /** A revision that git knows, or a file with the old base. */
  from?: string;
  /** Only the mistakes on this base; with a file the reference is meant when it is absent. */
  on?: string;
}

/** A mistake and what becomes of it. */
interface Outcome {
  mistake: MistakeFile;
  carried: Carried;
}

/**
 * Carries all mistakes of a challenge over to bases that have changed. Exits with 1 if a person must
 * decide some of them.
 *
 * @throws TrainerError `NO_BASE`, `NO_REVISION`, or what keeps a file from being read or written.
 */
export async function rebaseMistakes(
  slug: string,
  options: RebaseOptions,
  context: Context,
): Promise<ExitCode> {
  const bank = openBank(slug, context);
  const outcomes = await carryAll(bank, options, context);
  const folder = writeOutcomes(slug, outcomes, context);
  const commands = [
    ...(folder === null ? [] : [`trainer dev mistake edit ${slug} <name> --file <file>`]),
    `trainer dev check ${slug}`,
  ];
  context.out(`${renderNext(commands, context)}\n`);
  return outcomes.every(({ carried }) => isDone(carried)) ? 0 : 1;
}

async function carryAll(
  bank: OpenBank,
  { from = "HEAD", on }: RebaseOptions,
  { packageRoot, cwd, out }: Context,
): Promise<Outcome[]> {
  const file = findProgram(resolve(cwd, from));
  const only = on ?? (file === null ? undefined : null);
  const bases = only === undefined ? bank.mistakes.map((mistake) => mistake.on) : [only];
  const outcomes: Outcome[] = [];
  for (const name of new Set(bases)) {
    const base = findBase(bank, name);
    const old = file ?? (await loadCommitted(packageRoot, base.path, from));
    const own = bank.mistakes.filter((mistake) => mistake.on === name);
    const results = own.map((mistake) => ({
      mistake,
      carried: carryMistake(mistake, old, base.text),
    }));
    out(`${tellBase(base, results)}\n`);
    outcomes.push(...results);
  }
  return outcomes;
}

function isDone({ kind }: Carried): boolean {
  return kind === "same" || kind === "carried";
}

function tellBase({ path }: Base, outcomes: readonly Outcome[]): string {
  const count = (test: (carried: Carried) => boolean): number =>
    outcomes.filter(({ carried }) => test(carried)).length;
  const carried = count(({ kind }) => kind === "carried");
  const open = count((one) => !isDone(one));
  return `${path}: ${countNoun(outcomes.length, "mistake")}, ${carried} carried over, ${open} to decide`;
}

/** Writes what is carried over, and what is to be decided into a folder, which is given; `null` for none. */
function writeOutcomes(
  slug: string,
  outcomes: readonly Outcome[],
  context: Context,
): string | null {
  let folder: string | null = null;
  for (const { mistake, carried } of outcomes) {
    const { name } = mistake;
    if (carried.kind === "carried") writeChange([slug, name], carried.change, context);
    if (carried.kind === "conflict") {
      folder ??= makeLastingFolder();
      createFile(join(folder, `${name}.conflict.ts`), carried.text);
    }
    const says = tellOutcome(name, carried, folder);
    if (says !== null) context.out(`${says}\n`);
  }
  return folder;
}

function tellOutcome(name: string, { kind }: Carried, folder: string | null): string | null {
  switch (kind) {
    case "same":
      return null;
    case "carried":
      return `Carried over: ${name}`;
    case "conflict":
      return `Conflict: ${name}: decide in ${join(folder ?? "", `${name}.conflict.ts`)}`;
    case "empty":
      return `Empty: ${name}: its base now does the same, so delete it or write it anew`;
    case "unfit":
      return `Unfit: ${name}: it fits neither the old base nor the new one, so edit it`;
  }
}
