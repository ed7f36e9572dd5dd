import { listSolutions } from "../../workspace/io/list-solutions.ts";
import type { Context, ExitCode } from "../context.ts";
import { loadState } from "../state.ts";
import { pickSolution } from "./pick-solution.ts";
import type { WatchRequest } from "./watch-request.ts";
import { watchSolution } from "./watch.ts";

/** Watches a file, and the next challenge's when a solved one is left for that. */
export async function watchOn(request: WatchRequest, context: Context): Promise<ExitCode> {
  for (let watched = request; ;) {
    const end = await watchSolution(watched, context);
    if (end.kind === "left") return end.code;
    watched = await begin(end.slug, watched, context);
  }
}

/** Writes the starter where there is none, and shows the brief. */
async function begin(slug: string, before: WatchRequest, context: Context): Promise<WatchRequest> {
  const { options, workspace } = before;
  const folder = options.workspace === undefined ? [] : ["--workspace", options.workspace];
  const isNew = listSolutions(workspace, slug).length === 0;
  context.out("\n");
  if (isNew) await context.run(["new", slug, ...folder]);
  await context.run(["show", slug, ...folder]);
  const picked = pickSolution(slug, { state: loadState(context, options), context });
  return { ...before, ...picked, scope: { kind: "plain" }, waits: isNew };
}
