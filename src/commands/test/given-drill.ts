import { resolve } from "node:path";
import type { FoundDrill } from "../../drill/io/find-drill-file.ts";
import { TrainerError } from "../../errors.ts";
import { findStats } from "../../workspace/io/find-stats.ts";
import { listSolutions } from "../../workspace/io/list-solutions.ts";
import { findSlug } from "../../workspace/workspace-paths.ts";
import type { Context } from "../context.ts";
import { findDrill } from "../drill/check.ts";
import { findRepair } from "../drill/find-repair.ts";
import type { State } from "../state.ts";
import type { TestOptions } from "./test-options.ts";

/** Where a drill is looked for. */
interface Search {
  state: State;
  context: Context;
}

/**
 * The drill that is meant, which is checked whole: that of `--file`, else the repair that is worked on, where
 * its file was changed last. `null` where none is meant.
 *
 * @throws TrainerError when `--file` names a drill and other options ask for something else.
 */
export function findGivenDrill(
  slug: string | undefined,
  options: TestOptions,
  { state, context }: Search,
): Pick<FoundDrill, "path" | "head"> | null {
  const { file, all = false } = options;
  const refused = listParts(options);
  if (file === undefined) {
    const isFree = slug === undefined && !all && refused.length === 0;
    return isFree ? findLatestRepair({ state, context }) : null;
  }
  const drill = findDrill(resolve(context.cwd, file));
  if (drill === null) return null;
  const { slug: own } = drill.head.id;
  if (slug !== undefined && slug !== own) {
    const message = `\`${file}\` is a drill on \`${own}\`, not on \`${slug}\`.`;
    throw new TrainerError("OTHER_CHALLENGE", message, { hint: `Leave out \`${slug}\`.` });
  }
  if (refused.length === 0) return drill;
  const message = `\`${refused[0] ?? ""}\` cannot be used for a drill, which is checked whole.`;
  throw new TrainerError("BAD_USAGE", message, { hint: `Run \`trainer test --file ${file}\`.` });
}

/** The repair that is worked on, if no solution was changed later; of the challenge in whose folder one stands. */
function findLatestRepair({ state, context }: Search): FoundDrill | null {
  const { folder } = state.workspace;
  const slugs = state.catalog.challenges.map(({ slug }) => slug);
  const here = findSlug(folder, context.cwd, slugs);
  const wanted = here === null ? slugs : [here];
  const repair = findRepair(state, wanted, context.now());
  if (repair === null) return null;
  const solutions = wanted.flatMap((one) => listSolutions(folder, one).slice(0, 1));
  const isLater = (path: string): boolean => (findStats(path)?.mtimeMs ?? 0) >= repair.changed;
  return solutions.some(isLater) ? null : repair;
}

function listParts({ only, stage, watch, allStages, sandbox, reporter }: TestOptions): string[] {
  return [
    ...(only === undefined ? [] : ["--only"]),
    ...(stage === undefined ? [] : ["--stage"]),
    ...(allStages === true ? ["--all-stages"] : []),
    ...(watch === true ? ["--watch"] : []),
    ...(sandbox ? [] : ["--no-sandbox"]),
    ...(reporter === "pretty" ? [] : ["--reporter"]),
  ];
}
