/*
---
title: Timers that are unref'd
chapter: process-events
order: 120
question: An unref'd timer runs while another timer is alive, a second one would be due later. Which ones fire?
rules: 8
orders:
  both *: unref'd and in time -> kept -> exit
---
The first one, as the process lives on for the sake of the other timer. The second one is due after
ten seconds, but by then nothing keeps the loop alive, so Node does not wait for it.

`unref` does not change when a timer fires. It says only that the process need not stay for it.
That is right for housekeeping: a cache that is cleaned once a minute, a report of statistics.

It is wrong for the timer that decides about a timeout of the last request: if all else is unref'd,
the process ends in the middle of it with code 0 and without a message.
*/
process.on("exit", () => console.log("exit"));
setTimeout(() => console.log("unref'd and in time"), 1).unref();
setTimeout(() => console.log("unref'd and late"), 10_000).unref();
setTimeout(() => {
  setTimeout(() => console.log("kept"), 1);
}, 5);
