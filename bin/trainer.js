#!/usr/bin/env node
"use strict";

// Node 22.8 and later keep compiled code between starts; earlier ones have no such function.
require("node:module").enableCompileCache?.();

// What is asked for most is a file of its own, which starts faster than the whole program.
const QUICK = new Set(["list", "next"]);
const argv = process.argv.slice(2);
const isQuick = QUICK.has(argv[0]) && !argv.includes("--help") && !argv.includes("-h");
void run();

async function run() {
  const { main } = isQuick ? require("../dist/quick.cjs") : await import("../dist/main.js");
  const code = await main(argv);
  // Ends now: a timer that a library left behind must not keep the shell waiting.
  process.exit(code);
}
