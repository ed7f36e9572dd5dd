import { basename } from "node:path";
import type { Challenge } from "../../catalog/challenge.ts";
import { findChallenge } from "../../catalog/find-challenge.ts";
import { TrainerError } from "../../errors.ts";
import { findLastTouched } from "../../workspace/io/find-last-touched.ts";
import { listSolutions } from "../../workspace/io/list-solutions.ts";
import { locateSolution } from "../../workspace/io/locate-solution.ts";
import { findSlug } from "../../workspace/workspace-paths.ts";
import type { Context } from "../context.ts";
import type { State } from "../state.ts";

/** Where to look for the learner's file. */
interface Search {
  state: State;
  context: Context;
  /** What `--file` was given. */
  file?: string | undefined;
}

/** A challenge and the learner's file for it. */
export interface Picked {
  challenge: Challenge;
  /** Absolute. */
  file: string;
}

/**
 * Finds what to judge: the named challenge, else the one that the file is named after, else the one
 * whose folder one stands in, else the one whose file was touched last.
 *
 * @throws TrainerError when the challenge or the file is not there.
 */
export function pickSolution(slug: string | undefined, search: Search): Picked {
  const { state, context, file } = search;
  const chosen = slug ?? (file === undefined ? chooseOwn(state, context) : slugOf(file, state));
  const challenge = findChallenge(state.catalog, chosen);
  const workspace = state.workspace.folder;
  return { challenge, file: locateSolution({ workspace, slug: chosen, file, cwd: context.cwd }) };
}

function chooseOwn({ catalog, workspace, progress }: State, { cwd }: Context): string {
  const slugs = catalog.challenges.map(({ slug }) => slug);
  const slug =
    findSlug(workspace.folder, cwd, slugs) ??
    findLastTouched(slugs, (one) => listSolutions(workspace.folder, one)) ??
    progress.current;
  if (slug !== null) return slug;
  throw new TrainerError("NOTHING_STARTED", "You have no file to test yet.", {
    hint: "Run `trainer next` to see where to start, or `trainer list` to choose.",
  });
}

function slugOf(file: string, { catalog }: State): string {
  const name = basename(file).replace(/\.[^.]+$/, "");
  if (catalog.challenges.some(({ slug }) => slug === name)) return name;
  throw new TrainerError(
    "CHALLENGE_NOT_NAMED",
    `Cannot tell which challenge \`${file}\` belongs to.`,
    {
      hint: "Name the challenge first: `trainer test <slug> --file <file>`.",
    },
  );
}
