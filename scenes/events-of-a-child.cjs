/*
---
title: The events of a child process
chapter: process-events
order: 100
question: A child prints one line and ends. Which of its events is the last?
rules: 1
orders:
  both *: started -> tick -> {data -> end of output, exit} -> close
---
`close`. It comes when the child has ended and all its pipes are at their end. `spawn` is a tick
that was queued by the call, so it is ahead of the tick of the script.

`exit` only says that the child has ended. Its output may still be in the pipe. The two are told by
different notices of the operating system, and either can be first. On Linux the output used to be
first on every run; since 24.17 or shortly before `exit` often overtakes it.

So take the output when `close` comes. Code that resolves a promise on `exit` works for years and
then loses the last lines on a busy machine, or after an update.
*/
const { spawn } = require("node:child_process");

const child = spawn(process.execPath, ["-p", "1"], { stdio: ["ignore", "pipe", "ignore"] });
child.on("spawn", () => console.log("started"));
child.on("exit", () => console.log("exit"));
child.on("close", () => console.log("close"));
child.stdout.once("data", () => console.log("data"));
child.stdout.on("end", () => console.log("end of output"));
process.nextTick(() => console.log("tick"));
