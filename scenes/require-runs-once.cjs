/*
---
title: require is a function call
chapter: modules
order: 50
question: A module is required twice. When does it run, and how often?
rules: 1, 2
orders:
  cjs *: before -> module runs -> count 1 -> count 2 -> tick of the module -> promise of the module
  esm *: before -> module runs -> count 1 -> count 2 -> promise of the module -> tick of the module
---
At once and once. `require` reads the file, runs it to its end, and returns what it exports. The
second call gets the same object from the cache, so the counter goes on.

Tick and promise of the module wait until the script has ended, as everything does that is queued
during one callback. Which of the two is first is decided by who called `require`: a script, or the
body of an ES module.

The reading is synchronous. At the start that does no harm. A `require` inside a handler of
requests makes the first client, and everybody else, wait for the disk.

"Each file that requires it gets a copy of its own" is wrong, and programs that keep state in a
module depend on it.
*/
const fs = require("node:fs");
const os = require("node:os");
const path = require("node:path");

const folder = fs.mkdtempSync(path.join(os.tmpdir(), "loop-scene-"));
const file = path.join(folder, "counter.cjs");
fs.writeFileSync(
  file,
  `console.log("module runs");
  process.nextTick(() => console.log("tick of the module"));
  Promise.resolve().then(() => console.log("promise of the module"));
  exports.count = 0;`,
);
console.log("before");
for (const _ of [1, 2]) {
  const counter = require(file);
  counter.count += 1;
  console.log(`count ${counter.count}`);
}
fs.rmSync(folder, { recursive: true });
