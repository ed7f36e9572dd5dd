#!/usr/bin/env node
"use strict";

// Node 22.8 and later keep compiled code between starts; earlier ones have no such function.
require("node:module").enableCompileCache?.();

// Until the program is loaded, which then lets a command clean up first.
const stop = () => process.exit(130);
process.once("SIGINT", stop);

// What is asked for most is a file of its own, which starts faster than the whole program.
const QUICK = new Set(["list", "next"]);
const argv = process.argv.slice(2);
const isQuick = QUICK.has(argv[0]) && !argv.includes("--help") && !argv.includes("-h");
void run().catch(explain);

/** Nothing of the program is there yet when the system lets it open no more files. */
function explain(error) {
  if (!/^(?:EMFILE|ENFILE|ENOMEM)$/.test(error?.code)) throw error;
  process.stderr.write(`Error: trainer cannot be loaded: ${error.message}.\n`);
  process.stderr.write(
    "Raise the limits of the system (`ulimit -a` shows them) and run it again.\n",
  );
  process.exit(2);
}

async function run() {
  const { main } = isQuick ? require("../dist/quick.cjs") : await import("../dist/main.js");
  process.off("SIGINT", stop);
  const code = await main(argv);
  // Ends now: a timer that a library left behind must not keep the shell waiting.
  process.exit(code);
}
