/**
 * The database's process: takes batches as JSON from standard input, runs them in memory and writes what
 * they came to as JSON. Node's permission model gives it nothing but the files of its own folder to read.
 */
import process from "node:process";
import { text } from "node:stream/consumers";
import createSqlite from "@sqlite.org/sqlite-wasm";
import { parseBatches } from "../../query/parse-batch.ts";
import { runBatch } from "./run-batch.ts";

const batches = parseBatches(await text(process.stdin));
const sqlite = await createSqlite();
process.stdout.write(JSON.stringify(batches.map((batch) => runBatch(sqlite, batch))));
