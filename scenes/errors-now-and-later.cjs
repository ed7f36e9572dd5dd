/*
---
title: Two kinds of error
chapter: io
order: 90
question: A file that does not exist, and a path that is not a path. Which error comes when?
orders:
  both *: thrown ERR_INVALID_ARG_TYPE -> script ends -> reported ENOENT
---
A wrong argument is a mistake in the program. Node throws it at once, from the call itself,
whatever callback was given. A missing file is something that happens. It is found out by the
operating system and reported to the callback, later.

So a callback function can need both: a check of its error argument, and arguments that are right.
A `try` around the call never sees `ENOENT`.

With `node:fs/promises` the two look the same, as an async function turns everything it throws into
a rejection. That is one reason to prefer it.
*/
const fs = require("node:fs");
const os = require("node:os");
const path = require("node:path");

fs.stat(path.join(os.tmpdir(), "no such folder", "no such file"), (error) => {
  console.log(`reported ${error.code}`);
});
try {
  fs.stat(7, () => console.log("never"));
} catch (error) {
  console.log(`thrown ${error.code}`);
}
console.log("script ends");
