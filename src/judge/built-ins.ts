/**
 * What of Node's own modules judged code may use. Each is decided one by one; what is not listed is
 * refused, and a test fails on a Node that has one until somebody has decided.
 */

/** They work on what the code was given: memory, its own files, the network, and their own threads. */
const ALLOWED = new Set([
  ...["assert", "assert/strict", "async_hooks", "buffer", "child_process", "console", "constants"],
  ...["crypto", "dgram", "diagnostics_channel", "dns", "dns/promises", "events", "fs"],
  ...["fs/promises", "http", "http2", "https", "module", "net", "os", "path", "path/posix"],
  ...["path/win32", "perf_hooks", "process", "punycode", "querystring", "readline"],
  ...["readline/promises", "stream", "stream/consumers", "stream/promises", "stream/web"],
  ...["string_decoder", "sys", "timers", "timers/promises", "tls", "tty", "url", "util"],
  ...["util/types", "v8", "worker_threads", "zlib"],
  // Old names of parts of the above.
  ...["_http_agent", "_http_client", "_http_common", "_http_incoming", "_http_outgoing"],
  ...["_http_server", "_stream_duplex", "_stream_passthrough", "_stream_readable"],
  ...["_stream_transform", "_stream_wrap", "_stream_writable", "_tls_common", "_tls_wrap"],
]);

/** Why each of the others is refused. */
const REFUSED = new Map([
  ["cluster", "starts processes"],
  ["domain", "hides errors from the judge"],
  ["ffi", "calls native code, which no rule of Node reaches"],
  ["inspector", "shows the judge's own memory"],
  ["inspector/promises", "shows the judge's own memory"],
  ["repl", "runs text beside the judge's module loader"],
  ["sea", "is for programs in one file"],
  ["sqlite", "opens files by itself, past the rules for files"],
  ["test", "starts tests and processes of its own"],
  ["test/reporters", "is for tests"],
  ["trace_events", "writes files by itself"],
  ["vm", "runs text beside the judge's module loader"],
  ["wasi", "opens files by itself, past the rules for files"],
]);

/** These are packages of other people without `node:` in front. */
const PREFIXED = new Set(["ffi", "sea", "sqlite", "test", "test/reporters"]);

/** Whether somebody has decided about a module of Node, named with or without `node:`. */
export function isDecided(name: string): boolean {
  const bare = name.replace(/^node:/, "");
  return ALLOWED.has(bare) !== REFUSED.has(bare);
}

/**
 * Whether an import leads to a module of Node that judged code may not use. `data:` is refused with
 * them: what it imports would not be seen.
 */
export function isClosed(specifier: string): boolean {
  if (specifier.startsWith("data:")) return true;
  if (specifier.startsWith("node:")) return !ALLOWED.has(specifier.slice("node:".length));
  return REFUSED.has(specifier) && !PREFIXED.has(specifier);
}

/** Members of Node's modules, and of `process`, that judged code may use. */
export interface Members {
  /** As errors name it. */
  label: string;
  allowed: ReadonlySet<string>;
}

/** What judged code may call on `process`; what it has besides and is no function stays as it is. */
export const PROCESS: Members = {
  label: "process",
  allowed: new Set([
    ...["abort", "assert", "availableMemory", "chdir", "constrainedMemory", "cpuUsage", "cwd"],
    ...["emitWarning", "exit", "getActiveResourcesInfo", "getBuiltinModule", "getegid", "geteuid"],
    ...["getgid", "getgroups", "getuid", "hasUncaughtExceptionCaptureCallback", "hrtime", "kill"],
    ...["loadEnvFile", "memoryUsage", "nextTick", "openStdin", "ref", "resourceUsage"],
    ...["setSourceMapsEnabled", "threadCpuUsage", "umask", "unref", "uptime"],
    // An emitter, each instance of which may have methods of its own.
    ...["addListener", "emit", "eventNames", "getMaxListeners", "listenerCount", "listeners"],
    ...["off", "on", "once", "prependListener", "prependOnceListener", "rawListeners"],
    ...["removeAllListeners", "removeListener", "setMaxListeners"],
    // Node itself calls these.
    ...["_fatalException", "_kill", "_rawDebug", "_tickCallback", "reallyExit"],
  ]),
};

export const V8: Members = {
  label: "v8",
  allowed: new Set([
    ...["DefaultDeserializer", "DefaultSerializer", "Deserializer", "GCProfiler", "Serializer"],
    ...["cachedDataVersionTag", "deserialize", "getCppHeapStatistics", "getHeapCodeStatistics"],
    ...["getHeapSpaceStatistics", "getHeapStatistics", "isStringOneByteRepresentation"],
    ...["serialize", "startupSnapshot"],
  ]),
};

export const OS: Members = {
  label: "os",
  allowed: new Set([
    ...["EOL", "arch", "availableParallelism", "constants", "cpus", "devNull", "endianness"],
    ...["freemem", "getPriority", "homedir", "hostname", "loadavg", "machine"],
    ...["networkInterfaces", "platform", "release", "tmpdir", "totalmem", "type", "uptime"],
    ...["userInfo", "version"],
  ]),
};

export const THREADS: Members = {
  label: "worker_threads",
  allowed: new Set([
    ...["BroadcastChannel", "MessageChannel", "MessagePort", "SHARE_ENV", "Worker"],
    ...["getEnvironmentData", "isInternalThread", "isMainThread", "isMarkedAsUntransferable"],
    ...["locks", "markAsUncloneable", "markAsUntransferable", "moveMessagePortToContext"],
    ...["parentPort", "postMessageToThread", "receiveMessageOnPort", "resourceLimits"],
    ...["setEnvironmentData", "threadId", "threadName", "workerData"],
  ]),
};

export const ASYNC_HOOKS: Members = {
  label: "async_hooks",
  allowed: new Set([
    ...["AsyncLocalStorage", "AsyncResource", "asyncWrapProviders", "executionAsyncId"],
    ...["triggerAsyncId"],
  ]),
};

export const MODULE: Members = {
  label: "module",
  allowed: new Set([
    ...["Module", "SourceMap", "builtinModules", "constants", "createRequire", "findPackageJSON"],
    ...["findSourceMap", "getCompileCacheDir", "getSourceMapsSupport", "globalPaths", "isBuiltin"],
    ...["stripTypeScriptTypes", "syncBuiltinESMExports"],
    // A constructor's own, and what `require` is made of.
    ...["length", "name", "prototype", "runMain", "wrap", "wrapper"],
    ...["_cache", "_extensions", "_findPath", "_initPaths", "_load", "_nodeModulePaths"],
    ...["_pathCache", "_preloadModules", "_readPackage", "_resolveFilename"],
    ...["_resolveLookupPaths", "_stat"],
  ]),
};
