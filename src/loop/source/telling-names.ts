/** What runs code that is not in the tree. */
export const UNREAD = new Set(["eval", "Function", "vm", "createRequire"]);

/** V8 calls back for them when it likes to. */
export const STRAY = new Set(["FinalizationRegistry", "WeakRef", "waitAsync", "WebAssembly"]);

/** What differs from run to run. */
export const FICKLE = new Set([
  ...["Date", "performance", "hrtime", "random", "randomUUID", "getRandomValues", "randomInt"],
  ...["uptime", "memoryUsage", "cpuUsage", "resourceUsage", "loadavg", "freemem", "pid", "ppid"],
  ...["timeOrigin", "timerify", "eventLoopUtilization", "monitorEventLoopDelay", "Temporal"],
  ...["mtime", "atime", "ctime", "birthtime", "mtimeMs", "atimeMs", "ctimeMs", "birthtimeMs"],
  ...["timeEnd", "timeLog", "randomFillSync", "getHeapStatistics", "heapUsed"],
  // Another thread may change what they give at any time.
  ...["SharedArrayBuffer", "bytesRead", "bytesWritten", "getActiveResourcesInfo"],
]);

/** What gives an answer at once that an operation in the background, or another process, may change. */
export const READS_NOW =
  /^(?:exists|readFile|read|readv|readdir|readlink|realpath|stat|lstat|fstat|statfs|access|open|opendir|exec|execFile|spawn|rename|copyFile|unlink|rmdir|link)Sync$/;

/** Clocks that are not slowed down with the others, and what waits by them. */
export const OUTSIDE_TIME = new Set([
  ...["uptime", "Temporal", "nodeTiming", "eventLoopUtilization", "waitAsync"],
  ...["spawnSync", "execSync", "execFileSync"],
]);

/** What nobody tells when it is let go: children, servers, sockets, ports. */
export const LETS_GO = new Set(["unref", "timeout", "FinalizationRegistry", "WeakRef"]);
