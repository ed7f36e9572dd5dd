#!/usr/bin/env node
import * as module from "node:module";

// Node 22.8 and later keep compiled code between starts; earlier ones have no such function.
module.enableCompileCache?.();
const { main } = await import("../dist/main.js");
const code = await main(process.argv.slice(2));
// Ends now: a timer that a library left behind must not keep the shell waiting.
process.exit(code);
