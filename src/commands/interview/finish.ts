import { join, relative } from "node:path";
import type { Debrief } from "../../interview/debrief.ts";
import { renderNext } from "../../ui/command-list.ts";
import { writeDebrief } from "../../ui/interview/write-debrief.ts";
import { renderMarkdown } from "../../ui/markdown.ts";
import { sanitizeOutput } from "../../ui/sanitize.ts";
import { createFile } from "../../workspace/io/create-file.ts";
import type { Context } from "../context.ts";
import type { State } from "../state.ts";

/** Shows a debrief, writes it into the workspace as Markdown where it is not there yet, and says where. */
export function showDebrief(
  debrief: Debrief,
  { state, context }: { state: State; context: Context },
): void {
  const { style, width, cwd, out } = context;
  const text = writeDebrief(debrief);
  out(`\n${renderMarkdown(sanitizeOutput(text, { color: false }), style, width)}\n\n`);
  const stamp = debrief.interview.slice(0, 19).replaceAll(":", "-");
  const name = `${stamp}-${debrief.challenge.slug}.md`;
  const file = join(state.workspace.folder, "interviews", name);
  createFile(file, text);
  out(`Debrief: ${relative(cwd, file) || file}\n`);
  out(`${renderNext([`trainer ${debrief.practise.command.join(" ")}`], context)}\n`);
}
