/*
---
title: A watcher that is not persistent
chapter: process-events
order: 122
question: A folder is watched with `persistent: false`, and nothing else is left. Does the process end?
rules: 8
orders:
  both *: watching -> exit 0
---
It does. A watcher has a handle of the loop, and by default that keeps the process alive until `watcher.close()`.
With `persistent: false` the handle is unref'd: the listener is called as long as something else keeps the process,
but the watcher alone does not. `watcher.unref()` does the same later on.

A program that does not end after its work is done often has such a handle left: a watcher of its configuration, an
interval, an open server. Close what you have opened, or let it go.

No `close` event is told either: at the end of the process nobody closes the watcher, its handle just goes.
*/
const fs = require("node:fs");
const os = require("node:os");

const watcher = fs.watch(os.tmpdir(), { persistent: false });
watcher.on("close", () => console.log("closed"));
process.on("exit", (code) => console.log(`exit ${code}`));
console.log("watching");
