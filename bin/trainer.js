#!/usr/bin/env node
"use strict";

const { existsSync } = require("node:fs");
const path = require("node:path");

// What is asked for most has a file of its own, which starts faster than the whole program.
const argv = process.argv.slice(2);
const loadQuick = findQuick();

const trouble = findTrouble();
if (trouble === null) void run();
else {
  console.error(`Error: ${trouble}`);
  process.exitCode = 2;
}

async function run() {
  // Node 22.8 and later keep compiled code between starts; earlier ones have no such function.
  require("node:module").enableCompileCache?.();
  // What is written in no plain way is left to the whole program.
  const quick = loadQuick === null ? null : await runPart(loadQuick);
  const code = quick ?? (await runPart(() => import("../dist/main.js")));
  // Ends now: a timer that a library left behind must not keep the shell waiting.
  process.exit(code);
}

/** Loads the file that answers these words; `null` where only the whole program can. */
function findQuick() {
  const [name] = argv;
  if (["--help", "-h", "--plain"].some((word) => argv.includes(word))) return null;
  if (name === "list" || name === "next") return () => require("../dist/quick.cjs");
  const listsCards = name === "quiz" && argv.includes("--list");
  return listsCards ? () => require("../dist/quick-quiz.cjs") : null;
}

/** Until a part is loaded, which then lets a command clean up first, Ctrl-C just ends. */
async function runPart(part) {
  const stop = () => process.exit(130);
  process.once("SIGINT", stop);
  const { main } = await load(part);
  process.off("SIGINT", stop);
  return main(argv);
}

/** What cannot be loaded is missing, damaged, or more than the system allows. */
async function load(part) {
  try {
    return await part();
  } catch (error) {
    console.error(`Error: trainer could not be loaded: ${error.message}`);
    console.error("Install it again, or raise the system's limits if they are low (`ulimit -a`).");
    return process.exit(2);
  }
}

/** What keeps the program from being loaded at all, in one sentence; `null` when nothing does. */
function findTrouble() {
  const { node, bun, deno } = process.versions;
  const other = bun === undefined ? (deno === undefined ? null : "Deno") : "Bun";
  if (other !== null)
    return `trainer runs on Node, and ${other} would judge without its guards. Use Node.`;
  const [major = 0, minor = 0] = node.split(".").map(Number);
  if (major < 20 || (major === 20 && minor < 19) || (major === 22 && minor < 13)) {
    return `trainer needs Node 20.19 or later (22.13 on the 22 line), and this is ${node}.`;
  }
  const options = `${process.execArgv.join(" ")} ${process.env.NODE_OPTIONS ?? ""}`;
  if (options.includes("--frozen-intrinsics")) {
    return "trainer cannot run with Node's option --frozen-intrinsics. Leave it out of NODE_OPTIONS.";
  }
  if (existsSync(path.join(__dirname, "..", "dist", "main.js"))) return null;
  return "trainer is not built. Type `npm run build` in its folder, or install it without --ignore-scripts.";
}
