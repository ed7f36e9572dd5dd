import type { PlanFacts } from "./query-run.ts";

/** What the plan of a statement has to be like. */
export interface PlanDemand {
  /** As the card says it, such as `no sort`. */
  text: string;
  kind: "scan" | "sort" | "index" | "covering";
  /** So many rows may be read by a scan. */
  most: number;
  /** The index that has to be used; `null` is any. */
  index: string | null;
}

/** What a card can ask of a plan, to follow "expected". */
export const DEMANDS =
  "`no scan`, `scans at most 20 rows`, `no sort`, `uses an index`, `uses the index NAME` or `covering index`";

/** Reads a demand; `null` when it is none. */
export function readDemand(text: string): PlanDemand | null {
  const demand = { text, most: 0, index: null };
  if (text === "no scan") return { ...demand, kind: "scan" };
  if (text === "no sort") return { ...demand, kind: "sort" };
  if (text === "covering index") return { ...demand, kind: "covering" };
  if (text === "uses an index") return { ...demand, kind: "index" };
  const most = /^scans at most ([1-9]\d*) rows$/.exec(text)?.[1];
  if (most !== undefined) return { ...demand, kind: "scan", most: Number(most) };
  const index = /^uses the index ([a-z_]\w*)$/.exec(text)?.[1];
  return index === undefined ? null : { ...demand, kind: "index", index };
}

/** Whether a plan is as demanded. */
export function meetsDemand({ kind, most, index }: PlanDemand, plan: PlanFacts): boolean {
  switch (kind) {
    case "scan":
      return plan.scanned <= most;
    case "sort":
      return plan.sorts === 0;
    case "covering":
      return plan.lines.some((line) => /USING (?:\w+ )?COVERING INDEX/.test(line));
    case "index": {
      const names = plan.lines.flatMap(
        (line) => /USING (?:COVERING )?INDEX (\w+)/.exec(line)?.[1] ?? [],
      );
      return index === null ? names.length > 0 : names.includes(index);
    }
  }
}
