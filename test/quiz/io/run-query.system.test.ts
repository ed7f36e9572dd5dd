import { describe, expect, test } from "vitest";
import type { QueryBatch, QueryRun } from "../../../src/quiz/query/query-run.ts";
import { runQueries } from "../../../src/quiz/io/run-query.ts";
import { ROOT } from "../../e2e/trainer.ts";

const BATCH: QueryBatch = {
  tables: "CREATE TABLE t (id INTEGER PRIMARY KEY, n INTEGER CHECK (n > 0), name TEXT);",
  fills: ["INSERT INTO t VALUES (1, 5, 'a'), (2, 7, 'b');"],
  checks: "",
  planned: [],
  reads: true,
  scripts: [],
};

/** What scripts come to, each on the first filling. */
async function run(scripts: string[], more: Partial<QueryBatch> = {}): Promise<QueryRun[]> {
  const { signal } = new AbortController();
  const [end] = await runQueries([{ ...BATCH, ...more, scripts }], { packageRoot: ROOT, signal });
  if (end?.kind !== "ran") throw new Error(end?.message);
  return end.runs.flatMap(([first]) => first ?? []);
}

/** The fault of the last statement of each script. */
async function faultsOf(scripts: string[], more: Partial<QueryBatch> = {}): Promise<unknown[]> {
  return (await run(scripts, more)).map(({ steps }) => steps.at(-1)?.fault ?? null);
}

/** A text that has this part. */
function having(part: string): unknown {
  return expect.stringContaining(part);
}

describe("a query", () => {
  test("returns its columns and rows, and says how it was run", async () => {
    const [one] = await run(["SELECT name, n FROM t WHERE id = 2"]);
    expect(one?.steps).toEqual([
      { caption: "", columns: ["name", "n"], rows: [["b", 7]], fault: null },
    ]);
    expect(one?.plans).toMatchObject([
      { lines: [having("SEARCH t USING INTEGER PRIMARY KEY")], scanned: 0 },
    ]);
  });

  test("tells a scan and a sort", async () => {
    const [one] = await run(["SELECT id FROM t WHERE n > 1 ORDER BY name"]);
    expect(one?.plans).toMatchObject([{ scanned: 1, sorts: 1 }]);
  });

  test("may only read", async () => {
    expect(await faultsOf(["DELETE FROM t", "CREATE TABLE x (a)", "BEGIN"])).toMatchObject([
      { kind: "invalid", message: "not authorized" },
      { kind: "invalid" },
      { kind: "invalid" },
    ]);
  });
});

test("what the database cannot run is told with its line", async () => {
  const scripts = [
    "SELECT n\nFORM t",
    "SELECT 1;\nSELECT\n  x FROM t",
    'SELECT "a" FROM t',
    "SELECT",
  ];
  expect(await faultsOf(scripts)).toMatchObject([
    { kind: "invalid", line: 2 },
    { kind: "invalid", message: "no such column: x", line: 3 },
    { kind: "invalid", message: having("single-quotes") },
    { kind: "invalid", message: "incomplete input" },
  ]);
});

test("a script sees nothing of the files of this machine", async () => {
  const scripts = [
    "ATTACH '/etc/passwd' AS x",
    "PRAGMA database_list",
    "SELECT readfile('/etc/passwd')",
    "SELECT load_extension('x')",
    "VACUUM INTO '/tmp/x.db'",
  ];
  const faults = await faultsOf(scripts, { reads: false });
  expect(faults.map((fault) => fault !== null)).toEqual(scripts.map(() => true));
});

test("work without an end is stopped", async () => {
  const endless = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)";
  expect(
    await faultsOf([`${endless} SELECT count(*) FROM n`, `${endless} SELECT i FROM n`]),
  ).toMatchObject([
    { kind: "stopped", message: having("no end") },
    { kind: "stopped", message: "it returns more than 500 rows" },
  ]);
});

describe("an effect", () => {
  const checks =
    "-- All\nSELECT n FROM t ORDER BY id;\n-- A bad one\nINSERT INTO t VALUES (9, 0, 'x');";

  test("is looked at after the script, and nothing of it is left for the next one", async () => {
    const scripts = ["UPDATE t SET n = n + 1", "DELETE FROM t WHERE id = 1"];
    const all = await run(scripts, { reads: false, checks });
    expect(all.map((one) => one.checks[0]?.rows)).toEqual([[[6], [8]], [[7]]]);
    expect(all[0]?.checks[1]).toMatchObject({ caption: "A bad one", fault: { kind: "refused" } });
  });

  test("of a transaction that is left open is nothing", async () => {
    const [one] = await run(["BEGIN; UPDATE t SET n = 1;"], { reads: false, checks });
    expect(one).toMatchObject({ open: true });
    expect(one?.checks[0]?.rows).toEqual([[5], [7]]);
  });

  test("ends with the statement that fails", async () => {
    const [one] = await run(["UPDATE t SET n = 0 WHERE id = 1; DELETE FROM t"], {
      reads: false,
      checks,
    });
    expect(one?.steps).toMatchObject([{ fault: { kind: "refused" } }]);
    expect(one?.checks[0]?.rows).toEqual([[5], [7]]);
  });

  test("may be an index that another query uses", async () => {
    const planned = ["-- By name\nSELECT n FROM t WHERE name = 'a'"];
    const scripts = ["CREATE INDEX by_name ON t (name)"];
    const fills = [
      "INSERT INTO t WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 300) SELECT i, i, 'name ' || i FROM n",
    ];
    const [one] = await run(scripts, { reads: false, checks, planned, fills });
    expect(one?.plans).toMatchObject([
      { caption: "By name", lines: ["SEARCH t USING INDEX by_name (name=?)"], scanned: 0 },
    ]);
  });
});

test("tables that cannot be made are told, and the next batch runs", async () => {
  const { signal } = new AbortController();
  const broken = { ...BATCH, tables: "CREATE TABLE", scripts: ["SELECT 1"] };
  const ends = await runQueries([broken, { ...BATCH, scripts: ["SELECT 1"] }], {
    packageRoot: ROOT,
    signal,
  });
  expect(ends).toMatchObject([
    { kind: "failed", message: having("syntax error") },
    { kind: "ran", runs: [[{ steps: [{ rows: [[1]] }] }]] },
  ]);
});

test("a process that is interrupted gives nothing", async () => {
  const controller = new AbortController();
  controller.abort();
  const { signal } = controller;
  const ends = await runQueries([{ ...BATCH, scripts: ["SELECT 1"] }], {
    packageRoot: ROOT,
    signal,
  });
  expect(ends).toEqual([{ kind: "failed", message: "it was interrupted" }]);
});
