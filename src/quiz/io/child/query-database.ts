import type { Database, PreparedStatement, Sqlite3Static } from "@sqlite.org/sqlite-wasm";
import type { Cell, StepFault } from "../../query/query-run.ts";

/** A database in the memory of this process, without files, whatever its name is. */
export interface QueryDatabase {
  sqlite: Sqlite3Static;
  db: Database;
}

/** What one statement gave. */
export interface Taken {
  columns: string[];
  rows: Cell[][];
  fault: StepFault | null;
  scanned: number;
  sorts: number;
}

/** So much work a script may make, in thousands of steps of the database's machine. */
const MOST_WORK = 20_000;
const WORK_UNIT = 1000;
const MOST_ROWS = 500;
/** The longest text, in bytes. */
const MOST_LENGTH = 1_000_000;

/** Opens an empty database with foreign keys; a name in double quotes is never a text. */
export function openDatabase(sqlite: Sqlite3Static): QueryDatabase {
  const { capi, oo1 } = sqlite;
  const db = new oo1.DB(":memory:");
  db.exec("PRAGMA foreign_keys = ON");
  for (const option of [capi.SQLITE_DBCONFIG_DQS_DML, capi.SQLITE_DBCONFIG_DQS_DDL])
    capi.sqlite3_db_config(handleOf(db), option, 0, 0);
  capi.sqlite3_limit(handleOf(db), capi.SQLITE_LIMIT_LENGTH, MOST_LENGTH);
  return { sqlite, db };
}

/** From now on only so much work is done, nothing is attached or set, and nothing is written if it only reads. */
export function guardDatabase({ sqlite, db }: QueryDatabase, reads: boolean): void {
  const { capi } = sqlite;
  const reading = new Set<number>([
    capi.SQLITE_SELECT,
    capi.SQLITE_READ,
    capi.SQLITE_FUNCTION,
    capi.SQLITE_RECURSIVE,
  ]);
  const never = new Set<number>([capi.SQLITE_ATTACH, capi.SQLITE_DETACH, capi.SQLITE_PRAGMA]);
  capi.sqlite3_set_authorizer(
    handleOf(db),
    (_none, action) =>
      never.has(action) || (reads && !reading.has(action)) ? capi.SQLITE_DENY : capi.SQLITE_OK,
    0,
  );
  let work = 0;
  capi.sqlite3_progress_handler(
    handleOf(db),
    WORK_UNIT,
    () => {
      work += 1;
      return work > MOST_WORK ? 1 : 0;
    },
    0,
  );
}

/** Takes the guard of reading and writing away, for what the card itself does next. */
export function unguardDatabase({ sqlite, db }: QueryDatabase): void {
  sqlite.capi.sqlite3_set_authorizer(handleOf(db), () => sqlite.capi.SQLITE_OK, 0);
}

/** Runs one statement; `line` is where it begins in its script. */
export function runStatement(database: QueryDatabase, sql: string, line: number): Taken {
  const taken: Taken = { columns: [], rows: [], fault: null, scanned: 0, sorts: 0 };
  let prepared: PreparedStatement | null = null;
  try {
    prepared = database.db.prepare(sql);
    if (prepared.columnCount > 0) taken.columns = prepared.getColumnNames();
    takeRows(prepared, taken);
  } catch (error) {
    taken.fault = explain(error, database, { sql, line, ran: prepared !== null });
  }
  if (prepared !== null) measure(database, prepared, taken);
  try {
    prepared?.finalize();
  } catch {
    // It says again what the step has said.
  }
  return taken;
}

function takeRows(prepared: PreparedStatement, taken: Taken): void {
  while (prepared.step()) {
    if (taken.rows.length === MOST_ROWS) {
      const message = `it returns more than ${MOST_ROWS} rows`;
      taken.fault = { kind: "stopped", message, line: null };
      return;
    }
    const row: unknown[] = prepared.get([]);
    taken.rows.push(row.map(readCell));
  }
}

function readCell(value: unknown): Cell {
  if (typeof value === "string" || typeof value === "number") return value;
  if (typeof value === "bigint") return value.toString();
  return value instanceof Uint8Array ? Buffer.from(value).toString("hex") : null;
}

function measure({ sqlite }: QueryDatabase, prepared: PreparedStatement, taken: Taken): void {
  const { capi } = sqlite;
  const { pointer } = prepared;
  if (pointer === undefined) return;
  taken.scanned = capi.sqlite3_stmt_status(pointer, capi.SQLITE_STMTSTATUS_FULLSCAN_STEP, 0);
  taken.sorts = capi.sqlite3_stmt_status(pointer, capi.SQLITE_STMTSTATUS_SORT, 0);
}

function explain(
  error: unknown,
  { sqlite, db }: QueryDatabase,
  { sql, line, ran }: { sql: string; line: number; ran: boolean },
): StepFault {
  const { capi } = sqlite;
  const code = readCode(error, sqlite);
  if (code === capi.SQLITE_INTERRUPT)
    return { kind: "stopped", message: "it takes too much work, as if it had no end", line: null };
  const message = capi.sqlite3_errmsg(handleOf(db));
  const offset = ran ? -1 : capi.sqlite3_error_offset(handleOf(db));
  const before = Buffer.from(sql).subarray(0, Math.max(0, offset)).toString();
  const at = offset < 0 ? null : line + before.split("\n").length - 1;
  const isInvalid = code === capi.SQLITE_ERROR || code === capi.SQLITE_AUTH;
  return { kind: isInvalid ? "invalid" : "refused", message, line: at };
}

function readCode(error: unknown, { capi, SQLite3Error }: Sqlite3Static): number {
  return error instanceof SQLite3Error ? error.resultCode & 0xff : capi.SQLITE_ERROR;
}

function handleOf({ pointer }: Database): NonNullable<Database["pointer"]> {
  if (pointer === undefined) throw new Error("The database is closed.");
  return pointer;
}
