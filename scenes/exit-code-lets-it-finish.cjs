/*
---
title: An exit code without an exit
chapter: process-events
order: 40
question: The code is set in the first line and changed in the last moment. Which one counts, and does the timer run?
rules: 8
exit: 5
orders:
  both *: script -> timer -> beforeExit 3 -> exit 3
---
The timer runs. `process.exitCode` is only a note for later: the loop goes on until it is empty.
The listeners are told the code of that moment, which is 3.

The `exit` listener changes it to 5, and with 5 the process ends. It is the last place where that
can be done.

A command that has failed should set `process.exitCode` and return. Open streams can then write out
what they have. `process.exit(3)` would have dropped the timer, and with it perhaps the end of a
report.
*/
process.exitCode = 3;
process.on("beforeExit", (code) => console.log(`beforeExit ${code}`));
process.on("exit", (code) => {
  console.log(`exit ${code}`);
  process.exitCode = 5;
});
setTimeout(() => console.log("timer"), 1);
console.log("script");
