import type { SolvedOf } from "../../../quiz/card/card.ts";
import type { QueryFinding } from "../../../quiz/query/judge-runs.ts";
import { renderMarkdown } from "../../markdown.ts";
import { sanitizeOutput } from "../../sanitize.ts";
import { paintSql } from "../../text/paint-sql.ts";
import { chopCode, wrapText } from "../../text/wrap.ts";
import type { View } from "../../view.ts";
import { sayAnswer } from "../question-move.ts";
import { renderFinding, renderUnclear } from "../render-finding.ts";
import { renderRows } from "../render-rows.ts";
import { sqlPad } from "../sql-pad.ts";
import type { KindView } from "./kind-view.ts";

type SolvedQuery = SolvedOf<"query">;

/** SQL is typed and run; what the database cannot run is corrected and run again. */
export const query: KindView<"query"> = {
  task: "write it in SQL",
  exhibit: ({ graded, demands }, { style, width }) => {
    const plan = demands.length === 0 ? "" : " Its plan counts too.";
    const order = graded === "ordered rows" ? " The order of the rows counts." : "";
    return wrapText(style.quiet(`SQLite runs your statement.${order}${plan}`), width);
  },
  pad: ({ card }, style) => askSql("", card.graded === "effect", style),
  follow: (solved, view) => {
    const { said, asked } = solved;
    const unclear = said?.verdict?.unclear ?? null;
    if (unclear === null) return null;
    return {
      text: `${[...renderUnclear(unclear, view), ...wrapText(AGAIN, view.width)].join("\n")}\n`,
      pad: askSql(said?.sql ?? "", asked.card.graded === "effect", view.style),
    };
  },
  waiting: ({ said }, view) => {
    const unclear = said?.verdict?.unclear ?? null;
    const next = "Correct the `answer` of this card and grade the file again.";
    return unclear === null ? [] : [...renderUnclear(unclear, view), ...wrapText(next, view.width)];
  },
  correct: (solved, view) => [...renderVerdict(solved, view), ...renderRights(solved, view)],
};

const AGAIN = "Correct it, and run it again.";

function askSql(
  text: string,
  several: boolean,
  style: View["style"],
): ReturnType<KindView<"query">["pad"]> {
  return sqlPad({ text, several, style }, (sql) =>
    sayAnswer({ kind: "query", sql, verdict: null }),
  );
}

function renderVerdict({ asked, said }: SolvedQuery, view: View): string[] {
  const { style, width } = view;
  const { findings = [], mistake = null, plans = [] } = said?.verdict ?? {};
  const parts = findings.slice(0, MOST).map((finding) => renderFinding(finding, view));
  const named =
    mistake === null
      ? []
      : [renderMarkdown(`This looks like a common mistake. ${mistake}`, style, width).split("\n")];
  const planned = plans.map(({ caption, lines }) => [
    style.strong(caption === "" ? "The plan of your statement" : `The plan: ${caption}`),
    ...lines.map((line) => `  ${sanitizeOutput(line, { color: false })}`),
  ]);
  const rows = renderOtherRows(asked.card.fills, findings[0], view);
  return [...parts, rows, ...named, ...planned].flatMap((lines) =>
    lines.length === 0 ? [] : [...lines, ""],
  );
}

/** How the tables were filled where something is wrong, unless the question shows it or it is long. */
function renderOtherRows(
  fills: readonly string[],
  finding: QueryFinding | undefined,
  view: View,
): string[] {
  if (finding === undefined || finding.kind === "plan" || finding.fill === 0) return [];
  const fill = fills[finding.fill] ?? "";
  return fill.length > LONGEST_FILL
    ? []
    : [view.style.strong("These other rows"), ...renderSql(fill, view)];
}

const LONGEST_FILL = 800;

const MOST = 3;

/** The statement that is usual, other styles, and what they return. */
function renderRights({ asked, said }: SolvedQuery, view: View): string[] {
  const { style } = view;
  const { rights, graded } = asked.card;
  const [usual = "", ...others] = rights;
  const { columns = [], rows = [] } = said?.verdict?.result ?? {};
  const signed = rows.map((row) => ({ sign: "", row }));
  const result =
    graded === "effect" || columns.length === 0
      ? []
      : ["", style.strong("Its result"), ...renderRows(columns, signed, view)];
  return [
    style.strong("A right statement"),
    ...renderSql(usual, view),
    ...others
      .slice(0, MOST - 1)
      .flatMap((sql) => ["", style.strong("Another one"), ...renderSql(sql, view)]),
    ...result,
  ];
}

function renderSql(sql: string, { style, width }: View): string[] {
  return paintSql(sql, style)
    .split("\n")
    .flatMap((line) => (line === "" ? "" : chopCode(line, width - 2).map((piece) => `  ${piece}`)));
}
