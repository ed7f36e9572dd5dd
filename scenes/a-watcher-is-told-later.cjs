/*
---
title: A watcher of a folder
chapter: io
order: 110
question: A folder is watched while a file is written into it synchronously. Is the listener called inside `writeFileSync`?
rules: 1
orders:
  both *: written -> tick -> promise -> changed
---
It is not. The operating system notes the change, and Node learns of it in a poll phase. So the callback that writes is
finished first, and both of its queues are emptied.

How soon the event comes, how many there are for one write, and whether they are called `rename` or `change`, depends
on the system. Linux tells this write in two events, in the very next poll phase. Do not count events: take one as
a hint that something has changed, wait a little for more of them, then look at the file.

The timer writes until an event arrives, for a watcher may miss what happens right after it was made. The listener
looks at the name, for it may also hear of something that happened before.
*/
const fs = require("node:fs");
const os = require("node:os");
const path = require("node:path");

const folder = fs.mkdtempSync(path.join(os.tmpdir(), "loop-scene-"));
let writes = 0;
const writing = setInterval(() => {
  fs.writeFileSync(path.join(folder, "new.txt"), "text");
  writes += 1;
  if (writes > 1) return;
  console.log("written");
  process.nextTick(() => console.log("tick"));
  Promise.resolve().then(() => console.log("promise"));
}, 20);
const watcher = fs.watch(folder, (kind, name) => {
  if (name !== "new.txt") return;
  console.log("changed");
  clearInterval(writing);
  watcher.close();
  fs.rmSync(folder, { recursive: true });
});
