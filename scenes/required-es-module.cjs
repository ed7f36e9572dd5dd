/*
---
title: An ES module that is required
chapter: modules
order: 60
question: In the body of an ES module promises beat ticks. Does that hold if the module is loaded by `require`?
rules: 2
orders:
  both >=20.19 <21 || >=22.12: body of the ES module -> required -> tick -> promise
---
It does not. `require` has to return the finished module, so the body is run at once, as part of
the callback that called it, and not from a promise job. When that callback ends, the tick goes
first, as always.

So it is not the file name that decides, it is who runs the code. What runs inside a promise job
has promises first; everything else has ticks first.

`require` of an ES module works without a flag from Node 20.19 and 22.12 on, as long as no module
in its tree awaits at top level. Otherwise it throws `ERR_REQUIRE_ASYNC_MODULE`.
*/
const fs = require("node:fs");
const os = require("node:os");
const path = require("node:path");

setTimeout(() => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "loop-scene-"));
  const file = path.join(folder, "body.mjs");
  fs.writeFileSync(
    file,
    `Promise.resolve().then(() => console.log("promise"));
    process.nextTick(() => console.log("tick"));
    console.log("body of the ES module");`,
  );
  require(file);
  console.log("required");
  fs.rmSync(folder, { recursive: true });
}, 1);
