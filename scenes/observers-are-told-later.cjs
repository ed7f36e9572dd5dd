/*
---
title: A performance observer
chapter: process-events
order: 130
question: Two marks are made for a PerformanceObserver. When is it told, and how often?
rules: 1, 3
orders:
  both *: marked -> tick -> promise -> immediate -> 2 entries -> timeout
---
Once, in the check phase. The first entry sets an immediate, and what is measured until then is handed over in one
list. The program's own immediate was set before the marks, so it is ahead.

Measuring should not disturb what is measured, so the observer is never called by `mark` itself. It also means that a
process that exits by `process.exit` loses its last entries. Ask `takeRecords()` for them first.
*/
const { PerformanceObserver, performance } = require("node:perf_hooks");

setTimeout(() => {
  const observer = new PerformanceObserver((list) => {
    console.log(`${list.getEntries().length} entries`);
    observer.disconnect();
  });
  observer.observe({ entryTypes: ["mark"] });
  setImmediate(() => console.log("immediate"));
  setTimeout(() => console.log("timeout"), 0);
  performance.mark("begin");
  performance.mark("end");
  process.nextTick(() => console.log("tick"));
  Promise.resolve().then(() => console.log("promise"));
  console.log("marked");
}, 1);
