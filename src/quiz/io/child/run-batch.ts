import type { Sqlite3Static } from "@sqlite.org/sqlite-wasm";
import type { BatchEnd, PlanFacts, QueryBatch, QueryRun, Step } from "../../query/query-run.ts";
import { splitStatements } from "../../query/split-statements.ts";
import { guardDatabase, openDatabase, runStatement, unguardDatabase } from "./query-database.ts";
import type { QueryDatabase } from "./query-database.ts";

/** Runs each script on each filling, in databases that know nothing of each other. */
export function runBatch(sqlite: Sqlite3Static, batch: QueryBatch): BatchEnd {
  try {
    const runs = batch.scripts.map((script) =>
      batch.fills.map((fill) => runScript(sqlite, batch, { script, fill })),
    );
    return { kind: "ran", runs };
  } catch (error) {
    // The tables cannot be made or filled.
    return { kind: "failed", message: error instanceof Error ? error.message : "unknown" };
  }
}

function runScript(
  sqlite: Sqlite3Static,
  batch: QueryBatch,
  { script, fill }: { script: string; fill: string },
): QueryRun {
  const database = openDatabase(sqlite);
  const { db } = database;
  try {
    db.exec(`${batch.tables}\n${fill}`);
    // Plans are made with what the database knows of the rows, as they are where it is kept.
    if (batch.reads) db.exec("ANALYZE");
    guardDatabase(database, batch.reads);
    const { steps, plans } = runSteps(database, script, batch.reads);
    const open = sqlite.capi.sqlite3_get_autocommit(db.pointer ?? 0) === 0;
    unguardDatabase(database);
    if (open) db.exec("ROLLBACK");
    const planned = batch.reads ? plans : readPlans(database, batch.planned);
    return { steps, open, checks: look(database, batch.checks), plans: planned };
  } finally {
    db.close();
  }
}

function runSteps(
  database: QueryDatabase,
  script: string,
  reads: boolean,
): { steps: Step[]; plans: PlanFacts[] } {
  const steps: Step[] = [];
  const plans: PlanFacts[] = [];
  for (const { sql, line, caption } of splitStatements(script)) {
    const { columns, rows, fault, scanned, sorts } = runStatement(database, sql, line);
    steps.push({ caption, columns, rows, fault });
    if (fault !== null) break;
    if (reads) plans.push({ caption: "", lines: explainPlan(database, sql), scanned, sorts });
  }
  return { steps, plans: plans.slice(-1) };
}

/** A statement that fails stops no other one. */
function look(database: QueryDatabase, checks: string): Step[] {
  return splitStatements(checks).map(({ sql, line, caption }) => {
    const { columns, rows, fault } = runStatement(database, sql, line);
    return { caption, columns, rows, fault };
  });
}

function readPlans(database: QueryDatabase, planned: readonly string[]): PlanFacts[] {
  if (planned.length === 0) return [];
  database.db.exec("ANALYZE");
  return planned.flatMap((script) =>
    splitStatements(script).map(({ sql, line, caption }) => {
      const lines = explainPlan(database, sql);
      const { scanned, sorts } = runStatement(database, sql, line);
      return { caption, lines, scanned, sorts };
    }),
  );
}

/** The lines of a plan, each indented by as many steps as it lies deep. */
function explainPlan(database: QueryDatabase, sql: string): string[] {
  const { rows } = runStatement(database, `EXPLAIN QUERY PLAN ${sql}`, 1);
  const depths = new Map<unknown, number>([[0, 0]]);
  return rows.map(([id, parent, , detail]) => {
    const depth = depths.get(parent) ?? 0;
    depths.set(id, depth + 1);
    return `${"  ".repeat(depth)}${String(detail)}`;
  });
}
