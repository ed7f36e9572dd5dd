import { wrapText } from "./text/wrap.ts";
import type { View } from "./view.ts";

/** What a report of a bug in trainer holds. */
export interface BugReport {
  error: unknown;
  argv: readonly string[];
  version: string;
  platform: string;
  node: string;
}

/** Says that trainer itself is at fault, with a report that is ready to be sent. */
export function renderBug(report: BugReport, { style, width }: View): string {
  const { error, argv, version, platform, node } = report;
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  const sentence =
    "This is a bug in trainer. Your files are safe. Please report the details below.";
  return [
    ...wrapText(`${style.bad("Bug:")} ${sentence}`, width),
    "",
    `trainer ${version}, Node ${node}, ${platform}`,
    `trainer ${argv.join(" ")}`,
    stack,
    "",
  ].join("\n");
}
