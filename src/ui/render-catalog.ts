import type { Challenge } from "../catalog/challenge.ts";
import type { Filter } from "../catalog/filter-challenges.ts";
import type { StageCount } from "../catalog/stages.ts";
import type { Progress, Status } from "../progress/event.ts";
import type { Summary } from "../progress/summarize-progress.ts";
import { renderBar } from "./bar.ts";
import { renderStatus } from "./status.ts";
import { renderRows, type Column } from "./table.ts";
import { countNoun } from "./text/count-noun.ts";
import { joinPage } from "./text/page.ts";
import { sayText } from "./text/say.ts";
import { wrapText } from "./text/wrap.ts";
import type { View } from "./view.ts";

/** What a list is made from. */
export interface CatalogPage {
  /** Those that passed the filter, in the order of the catalog. */
  challenges: readonly Challenge[];
  /** Counts without a filter. */
  summary: Summary;
  filter: Filter;
  progress: Progress;
  /** How many stages of each challenge are done, by slug. */
  stages: ReadonlyMap<string, StageCount>;
}

const COLUMNS: readonly Column[] = [
  { title: "Status", least: 9 },
  { title: "Challenge", least: 12 },
  { title: "Stages", optional: true },
  { title: "Level", optional: true },
  { title: "Min", align: "right", optional: true, least: 3 },
  { title: "Title", flexible: true, optional: true, least: 16 },
];

/** The columns of a track's bar. */
const BAR = 10;

/** The catalog as a table: each track is a path with a bar; counts and filters come below. */
export function renderCatalog(page: CatalogPage, view: View): string {
  if (page.challenges.length === 0) return renderNone(page, view);
  const table = renderRows(
    { columns: COLUMNS, rows: page.challenges.map(toRow(page, view)) },
    view,
  );
  const heads = renderTracks(page, view);
  const sections = [...heads].map(([track, head]) => [
    head,
    ...table.rows.filter((_row, at) => page.challenges[at]?.track === track),
  ]);
  return joinPage([[table.head, table.rule], ...sections, renderFooter(page, view)]);
}

/** A line for each track of the page, such as `async  ████░░░░░░  2 of 5`. */
function renderTracks({ challenges, summary }: CatalogPage, { style }: View): Map<string, string> {
  const shown = summary.tracks.filter(({ track }) =>
    challenges.some((challenge) => challenge.track === track),
  );
  const longest = Math.max(...shown.map(({ track }) => track.length));
  return new Map(
    shown.map(({ track, total, solved }) => {
      const bar = renderBar({ done: solved, total }, BAR, style);
      return [track, `${style.strong(track.padEnd(longest))}  ${bar}  ${solved} of ${total}`];
    }),
  );
}

function toRow({ progress, stages }: CatalogPage, { style }: View) {
  return (challenge: Challenge): string[] => [
    renderStatus(progress.challenges.get(challenge.slug)?.status ?? "new", style),
    style.accent(challenge.slug),
    tellStages(stages.get(challenge.slug)),
    challenge.level,
    String(challenge.minutes),
    sayText(challenge.title, style),
  ];
}

/** Such as `2/3`. */
export function tellStages(count: StageCount | undefined): string {
  return count === undefined ? "" : `${count.green}/${count.total}`;
}

function renderFooter(page: CatalogPage, { style, width }: View): string[] {
  const { challenges } = page;
  const { total } = page.summary;
  const solved = countStatus(page, "solved");
  const started = countStatus(page, "started");
  const all = countNoun(total, "challenge");
  const amount = challenges.length === total ? all : `${challenges.length} of ${all}`;
  const filters = describeFilter(page.filter);
  return [
    ...wrapText(`${amount}: ${solved} solved, ${started} started`, width),
    ...(filters === "" ? [] : wrapText(sayText(`Filtered by ${filters}`, style), width)),
  ];
}

function countStatus({ challenges, progress }: CatalogPage, status: Status): number {
  return challenges.filter(({ slug }) => progress.challenges.get(slug)?.status === status).length;
}

function renderNone(page: CatalogPage, { style, width }: View): string {
  const filters = describeFilter(page.filter);
  const none = filters === "" ? "There are no challenges." : `No challenge matches ${filters}.`;
  const way = "Leave out a filter, or run `trainer list` to see all of them";
  const arrow = style.plain ? "" : `${style.quiet(style.symbols.arrow)} `;
  const hint = `${way} (${countNoun(page.summary.total, "challenge")}).`;
  return joinPage([
    [
      ...wrapText(sayText(none, style), width),
      ...(filters === ""
        ? []
        : wrapText(sayText(hint, style), width, { first: arrow, rest: "  " })),
    ],
  ]);
}

function describeFilter({ track, level, status, search }: Filter): string {
  const parts = Object.entries({ track, level, status, search });
  return parts
    .flatMap(([name, value]) => (value === undefined ? [] : [`${name} \`${value}\``]))
    .join(", ");
}
