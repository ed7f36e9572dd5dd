/**
 * Runs every snippet of a folder plainly on several Nodes and asks the loop lab about it: which orders
 * it lists, whether it says that there are no others, and what it says of each order that plain Node
 * printed. Build first; then `node scripts/loop-beside-node.mjs FOLDER [RUNS] [NODE...]`. Exits with 1
 * when the lab contradicts Node.
 */
import { execFile } from "node:child_process";
import { readdirSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const [folder = ".", runs = "20", ...named] = process.argv.slice(2);
const nodes = named.length > 0 ? named : [process.execPath];
const trainer = fileURLToPath(new URL("../bin/trainer.js", import.meta.url));
const run = promisify(execFile);
let faults = 0;

const files = readdirSync(folder).filter((name) => /\.[cm]?[jt]s$/.test(name));
for (const name of files.toSorted()) {
  for (const node of nodes) await compare(path.join(path.resolve(folder), name), node);
}
console.log(
  `${files.length} snippets, ${nodes.length} Nodes, ${runs} plain runs each: ${faults} contradictions`,
);
process.exitCode = faults === 0 ? 0 : 1;

async function compare(file, node) {
  const { orders, node: version } = await ask(file, node, "--all-orders");
  const plain = new Map();
  for (let at = 0; at < Number(runs); at += 1) {
    const key = (await print(node, [file])).split("\n").slice(0, -1).join("\n");
    plain.set(key, (plain.get(key) ?? 0) + 1);
  }
  const known = new Set(orders.list.map(({ prints }) => prints.join("\n")));
  const only = orders.complete ? "no others" : "others not explored";
  console.log(`${path.basename(file)} on ${version}: ${orders.list.length} orders, ${only}`);
  for (const { prints, seen } of orders.list) {
    const times = plain.get(prints.join("\n")) ?? 0;
    const { plain: asItIs, traced, directed } = seen;
    console.log(`  ${prints.join(",")}  lab ${asItIs}+${traced}+${directed}, plain ${times}`);
  }
  for (const [key, times] of plain) {
    if (known.has(key)) continue;
    const lines = JSON.stringify(key.split("\n"));
    const { prediction } = await ask(file, node, "--predict", lines);
    const isFault = orders.complete || prediction.verdict === "impossible";
    if (isFault) faults += 1;
    console.log(
      `  ${isFault ? "FAULT " : ""}${key.replaceAll("\n", ",")}  plain ${times}: ${prediction.verdict}`,
    );
  }
}

async function ask(file, node, ...options) {
  const words = [trainer, "loop", file, "--json", "--node", node, ...options];
  return JSON.parse(await print(process.execPath, words));
}

/** What a program prints, however it ends. */
async function print(program, words) {
  try {
    const { stdout } = await run(program, words, { maxBuffer: 100_000_000, cwd: "/" });
    return stdout;
  } catch (error) {
    return error.stdout;
  }
}
