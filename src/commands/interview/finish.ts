import { join, relative } from "node:path";
import type { Debrief } from "../../interview/debrief.ts";
import { renderEnd } from "../../ui/interview/render-end.ts";
import { writeDebrief } from "../../ui/interview/write-debrief.ts";
import { renderMarkdown } from "../../ui/markdown.ts";
import { sanitizeOutput } from "../../ui/sanitize.ts";
import { createFile } from "../../workspace/io/create-file.ts";
import { writePage } from "../../workspace/io/write-page.ts";
import type { Context } from "../context.ts";
import type { State } from "../state.ts";

/**
 * Shows a debrief, writes it into the workspace as Markdown and as a page, and says where. A file that is
 * there stays, but for a page that trainer wrote and nobody changed.
 */
export async function showDebrief(
  debrief: Debrief,
  { state, context }: { state: State; context: Context },
): Promise<void> {
  const { style, width, cwd, out } = context;
  const text = writeDebrief(debrief);
  out(`\n${renderMarkdown(sanitizeOutput(text, { color: false }), style, width)}\n\n`);
  const stamp = debrief.interview.slice(0, 19).replaceAll(":", "-");
  const name = join(state.workspace.folder, "interviews", `${stamp}-${debrief.challenge.slug}`);
  createFile(`${name}.md`, text);
  const [{ renderDebriefPage }, { isSealed }] = await Promise.all([
    import("../../page/debrief-page.tsx"),
    import("../../page/seal.ts"),
  ]);
  const page = { path: `${name}.html`, text: renderDebriefPage(debrief), force: false };
  writePage({ ...page, isOurs: isSealed });
  const files = { page: relative(cwd, `${name}.html`), markdown: relative(cwd, `${name}.md`) };
  out(renderEnd(debrief, files, context));
}
