/*
---
title: The results of Promise.all
chapter: io
order: 80
question: The first of two jobs ends last. In which order does `Promise.all` give the results?
orders:
  both *: second is ready -> first is ready -> first second
---
In the order of the list. `Promise.all` writes each result into the place of its promise and
reports when the last one is there. The order of completion decides only when that is.

In this snippet the first job waits for the second, so it is certain to end last, and still it is
the first in the result.

That makes `Promise.all` the simple cure for operations that complete in any order. Collecting
results with `push` in callbacks gives the order of completion, and a test on a quiet machine does
not notice.
*/
const fs = require("node:fs/promises");

const second = fs.stat(process.argv[1]).then(() => {
  console.log("second is ready");
  return "second";
});
const first = second
  .then(() => fs.stat(process.argv[1]))
  .then(() => {
    console.log("first is ready");
    return "first";
  });
Promise.all([first, second]).then((names) => console.log(names.join(" ")));
