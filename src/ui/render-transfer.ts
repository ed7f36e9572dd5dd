import { renderNext } from "./command-list.ts";
import { sanitizeOutput } from "./sanitize.ts";
import { countNoun } from "./text/count-noun.ts";
import { joinPage } from "./text/page.ts";
import { wrapText } from "./text/wrap.ts";
import type { View } from "./view.ts";

/** What an export has written. */
export interface ExportPage {
  file: string;
  workspace: string;
  files: number;
  journalLines: number;
  bytes: number;
  /** Lines of the journal that nobody can read. */
  tornLines: number;
  leftOut: readonly { path: string; reason: string }[];
  /** The command for the other machine. */
  next: string;
}

/** What an import has done, or would do. */
export interface ImportPage {
  file: string;
  workspace: string;
  dryRun: boolean;
  created: readonly string[];
  beside: readonly { file: string; savedAs: string }[];
  /** How many files were here already, with the same text. */
  known: number;
  journal: { added: number; known: number };
  /** The command to go on with. */
  next: string;
}

/** More than this is not read by anybody; the rest is counted, and listed by `--json`. */
const MOST_LISTED = 12;

/** What was exported, what was left out and why, and how to go on. */
export function renderExport(page: ExportPage, view: View): string {
  const { file, workspace, files, journalLines, bytes, tornLines, leftOut } = page;
  const { style, width } = view;
  const hang = { first: "", rest: "  " };
  const size = bytes < 1_000_000 ? `${Math.ceil(bytes / 1000)} kB` : `${Math.ceil(bytes / 1e6)} MB`;
  const torn = tornLines === 0 ? "" : ` (${countNoun(tornLines, "unreadable line")} left out)`;
  const counts = `${countNoun(files, "file")}, ${countNoun(journalLines, "journal line")}${torn}, ${size}`;
  const lines = leftOut.map(({ path, reason }) => `${path}: ${reason}`);
  return joinPage([
    [
      ...wrapText(`${style.good(style.symbols.met)} Exported ${workspace} to ${file}`, width, hang),
      ...wrapText(counts, width, { first: "  ", rest: "  " }),
    ],
    listLines("Left out:", lines, view),
    ["On the other machine:", renderNext([page.next], view)],
  ]);
}

/** What was imported, what came beside a file of the learner, and how to go on. */
export function renderImport(page: ImportPage, view: View): string {
  const { file, workspace, dryRun, created, beside, known, journal } = page;
  const { style, width } = view;
  const hang = { first: "", rest: "  " };
  const isNothing = created.length + beside.length + journal.added === 0;
  const head = isNothing
    ? `Everything in ${file} is in ${workspace} already.`
    : `${dryRun ? "Would import" : "Imported"} ${file} into ${workspace}`;
  const counts = [
    countNoun(created.length + beside.length, "new file"),
    ...(known === 0 ? [] : [`${countNoun(known, "file")} here already`]),
    countNoun(journal.added, "new journal line"),
  ].join(", ");
  const kept = beside.map(({ file: own, savedAs }) => `${own}: saved as ${savedAs}`);
  return joinPage([
    [
      ...wrapText(`${style.good(style.symbols.met)} ${head}`, width, hang),
      ...(isNothing ? [] : wrapText(counts, width, { first: "  ", rest: "  " })),
    ],
    isNothing ? [] : listLines("New files:", created, view),
    listLines("Your own file differs and stays, so the imported one is beside it:", kept, view),
    [renderNext([page.next], view)],
  ]);
}

function listLines(title: string, lines: readonly string[], { width }: View): string[] {
  if (lines.length === 0) return [];
  const rest = lines.length - MOST_LISTED;
  const shown = lines.slice(0, MOST_LISTED).map((line) => sanitizeOutput(line, { color: false }));
  const more = rest > 0 ? [`and ${rest} more (\`--json\` lists them all)`] : [];
  return [
    ...wrapText(title, width),
    ...[...shown, ...more].flatMap((line) => wrapText(line, width, { first: "  ", rest: "    " })),
  ];
}
