/*
---
title: Two modules in a circle
chapter: modules
order: 100
question: Module A needs B and B needs A. What does B see of A while it is run?
orders:
  both *: A begins -> B begins -> B sees undefined -> B ends -> A ends -> B sees done in a tick
---
What A has exported so far, which is nothing. `require` does not run a module twice. When B asks
for A, which is still running, it gets the unfinished object.

In the tick A is complete, as the object is the same. So B may keep the object and look into it
later, but it must not take a property out of it at the top, as
`const { state } = require("./a.cjs")` does.

With ES modules an imported name that is not ready throws a `ReferenceError` instead of being
`undefined`. That is more honest. In both cases the cure is a third module that has what the two
share.
*/
const fs = require("node:fs");
const os = require("node:os");
const path = require("node:path");

const folder = fs.mkdtempSync(path.join(os.tmpdir(), "loop-scene-"));
fs.writeFileSync(
  path.join(folder, "a.cjs"),
  `console.log("A begins");
  require("./b.cjs");
  exports.state = "done";
  console.log("A ends");`,
);
fs.writeFileSync(
  path.join(folder, "b.cjs"),
  `console.log("B begins");
  const a = require("./a.cjs");
  console.log("B sees " + a.state);
  process.nextTick(() => console.log("B sees " + a.state + " in a tick"));
  console.log("B ends");`,
);
require(path.join(folder, "a.cjs"));
fs.rmSync(folder, { recursive: true });
