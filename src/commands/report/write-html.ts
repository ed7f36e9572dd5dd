import { resolve } from "node:path";
import { TrainerError } from "../../errors.ts";
import type { Report } from "../../report/report.ts";
import { quoteWord } from "../../text/quote-word.ts";
import { writePage } from "../../workspace/io/write-page.ts";
import type { Context } from "../context.ts";

/** Writes a report as a page into a file that was named, unless a file is there that trainer did not write. */
export async function writeHtml(
  report: Report,
  { name, force }: { name: string; force: boolean },
  { cwd }: Context,
): Promise<void> {
  const { renderReportPage } = await import("../../page/report-page.tsx");
  const { isSealed } = await import("../../page/seal.ts");
  const text = renderReportPage(report);
  const outcome = writePage({ path: resolve(cwd, name), text, isOurs: isSealed, force });
  if (outcome === "taken") throw explainTaken(name);
  if (outcome === "not-a-file") throw explainNoFile(name);
}

function explainTaken(name: string): TrainerError {
  return new TrainerError(
    "FILE_EXISTS",
    `\`${name}\` exists and is not a page as trainer wrote it, so it was not replaced.`,
    {
      hint: `Name another file, or run \`trainer report --html ${quoteWord(name)} --force\` to replace it.`,
    },
  );
}

function explainNoFile(name: string): TrainerError {
  return new TrainerError("NOT_A_FILE", `\`${name}\` is not a file.`, {
    hint: "Name a file to write, such as `trainer report --html report.html`.",
  });
}
