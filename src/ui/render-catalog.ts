import type { Challenge } from "../catalog/challenge.ts";
import type { Filter } from "../catalog/filter-challenges.ts";
import type { StageCount } from "../catalog/stages.ts";
import type { Progress, Status } from "../progress/event.ts";
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
  /** How many there are without a filter. */
  total: number;
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

/** The catalog as a table, grouped by track, with counts and filters below. */
export function renderCatalog(page: CatalogPage, view: View): string {
  if (page.challenges.length === 0) return renderNone(page, view);
  const { style } = view;
  const table = renderRows(
    { columns: COLUMNS, rows: page.challenges.map(toRow(page, view)) },
    view,
  );
  const tracks = [...new Set(page.challenges.map(({ track }) => track))];
  const sections = tracks.map((track) => [
    style.strong(track),
    ...table.rows.filter((_row, at) => page.challenges[at]?.track === track),
  ]);
  return joinPage([[table.head, table.rule], ...sections, renderFooter(page, view)]);
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
  const { challenges, total } = page;
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
  const arrow = `${style.quiet(style.symbols.arrow)} `;
  const hint = `${way} (${countNoun(page.total, "challenge")}).`;
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
