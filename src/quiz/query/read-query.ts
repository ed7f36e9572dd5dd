import type { CardParts } from "../kinds/card-kind.ts";
import type { Fault } from "../../text/line-fault.ts";
import { tell } from "../../text/line-fault.ts";
import { findFences } from "../card/fence.ts";
import type { Fence } from "../card/fence.ts";
import { findField } from "../card/fields.ts";
import { readItems } from "../card/list-items.ts";
import type { Section } from "../card/scan.ts";
import { findSection } from "../card/scan.ts";
import type { QueryTerms } from "./judge-runs.ts";
import { DEMANDS, readDemand } from "./plan-demand.ts";
import type { PlanDemand } from "./plan-demand.ts";

/** A wrong statement that people really write. */
export interface WrongQuery {
  /** What it gets wrong, Markdown. */
  text: string;
  sql: string;
}

/** What a card asks to be written in SQL, and what is right. */
export interface QueryTask extends QueryTerms {
  /** Makes the tables. */
  tables: string;
  /** Each fills the tables; what the question shows comes first. */
  fills: string[];
  /** Statements that are right, in several styles, the usual one first. */
  rights: string[];
  wrongs: WrongQuery[];
  /** Looks at what an answer did to the tables. */
  checks: string;
  /** Statements whose plans are looked at, when the answer is none itself. */
  planned: string[];
}

/** Reads the parts of a card that is answered by SQL. */
export function readQuery(parts: CardParts, faults: Fault[]): QueryTask {
  const graded = readGraded(parts, faults);
  const isEffect = graded === "effect";
  const plan = readPlan(findSection(parts, "Plan"), faults);
  const checks = readFences(findSection(parts, "Check"), faults).map(({ code }) => code);
  const line = findField(parts.fields, "graded").line;
  if (isEffect !== checks.length > 0)
    tell(faults, line, {
      expected: "`## Check` where the effect is graded, and only there",
      got: graded,
    });
  if (!isEffect && plan.planned.length > 0)
    tell(faults, line, {
      expected: "no statement under `## Plan`, for the answer has one",
      got: graded,
    });
  return {
    graded,
    ...readDatabase(parts, faults),
    rights: readRights(findSection(parts, "Right"), faults),
    wrongs: readWrongs(findSection(parts, "Wrong"), faults),
    checks: checks.join("\n"),
    ...plan,
  };
}

const GRADED = ["rows", "ordered rows", "effect"] as const;

function readGraded({ fields }: CardParts, faults: Fault[]): QueryTask["graded"] {
  const { text, line } = findField(fields, "graded");
  const found = GRADED.find((one) => one === text);
  if (found === undefined)
    tell(faults, line, { expected: `\`graded\` as one of ${GRADED.join(", ")}`, got: text });
  return found ?? "rows";
}

/** The question shows how the tables are made, and how they are filled unless that is long. */
function readDatabase(parts: CardParts, faults: Fault[]): Pick<QueryTask, "tables" | "fills"> {
  const shown = findFences(parts.question.lines).filter(({ info }) => info === "sql");
  const isTables = ({ code }: Fence): boolean => /^\s*CREATE\b/i.test(code);
  const tables = shown.filter(isTables).map(({ code }) => code);
  const first = shown.filter((fence) => !isTables(fence)).map(({ code }) => code);
  const others = readFences(findSection(parts, "Rows"), faults).map(({ code }) => code);
  const fills = [...(first.length === 0 ? [] : [first.join("\n")]), ...others];
  if (tables.length === 0)
    tell(faults, parts.question.line, { expected: "a fence `sql` that makes the tables", got: "" });
  if (fills.length === 0)
    tell(faults, parts.question.line, { expected: "a fence `sql` that fills the tables", got: "" });
  return { tables: tables.join("\n"), fills };
}

function readRights(section: Section, faults: Fault[]): string[] {
  const rights = readFences(section, faults).map(({ code }) => code);
  if (rights.length < 2)
    tell(faults, section.line, {
      expected: "at least two statements under `## Right`, in different styles",
      got: String(rights.length),
    });
  return rights;
}

function readWrongs(section: Section, faults: Fault[]): WrongQuery[] {
  const items = readItems(section, faults);
  if (items.length < 2)
    tell(faults, section.line, {
      expected: "at least two statements under `## Wrong`",
      got: String(items.length),
    });
  return items.flatMap(({ line, text }) => {
    const [said = "", ...fences] = text.split(/\n```sql\n/);
    const queries = fences.map((code) => /^([\s\S]+)\n```\s*$/.exec(code)?.[1] ?? "");
    if (said.trim() === "" || queries.length === 0 || queries.includes(""))
      tell(faults, line, { expected: "what is wrong, then fences `sql`", got: text });
    return queries.map((sql) => ({ text: said.trim(), sql }));
  });
}

function readPlan(section: Section, faults: Fault[]): { demands: PlanDemand[]; planned: string[] } {
  const planned = findFences(section.lines).map(({ code }) => code);
  const lines = section.lines.filter(({ fence }) => fence === null);
  const demands = readItems({ ...section, lines }, faults).flatMap(({ line, text }) => {
    const demand = readDemand(text);
    if (demand === null) tell(faults, line, { expected: DEMANDS, got: text });
    return demand ?? [];
  });
  if (planned.length > 0 && demands.length === 0)
    tell(faults, section.line, { expected: "a list of what the plan is like", got: "" });
  return { demands, planned };
}

/** The fences of a section that holds nothing else. */
function readFences(section: Section, faults: Fault[]): Fence[] {
  const stray = section.lines.find(({ text, fence }) => fence === null && text.trim() !== "");
  const fences = findFences(section.lines);
  const other = fences.find(({ info }) => info !== "sql");
  if (stray !== undefined)
    tell(faults, stray.number, { expected: "nothing but fences `sql`", got: stray.text });
  if (other !== undefined) tell(faults, other.line, { expected: "a fence `sql`", got: other.info });
  return fences;
}
