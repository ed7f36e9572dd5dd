import { mkdtemp, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { rotatingFile } from "@solution";

const path = join(await mkdtemp(join(tmpdir(), "logs-")), "app.log");
const log = rotatingFile({ path });

const first = log.write("service started\n");
const second = log.write("order placed\n"); // without waiting for the first
await Promise.all([first, second]);

console.log(await readFile(path, "utf8")); // both lines, in this order
await log.close();
