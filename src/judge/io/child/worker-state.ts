import type { RunSettings } from "../../program.ts";
import { privateGlobal } from "./private-global.ts";

/** The settings of vitest that its runner and its `expect` read while tests run. */
export function provideWorkerState({
  pattern,
  testMs,
  needsExpect,
}: Pick<RunSettings, "pattern" | "testMs" | "needsExpect">): object {
  const config = {
    name: "judge",
    root: process.cwd(),
    mode: "test",
    setupFiles: [],
    testNamePattern: pattern === null ? undefined : new RegExp(pattern),
    testTimeout: testMs,
    hookTimeout: testMs,
    retry: 0,
    maxConcurrency: 5,
    allowOnly: true,
    passWithNoTests: true,
    includeTaskLocation: false,
    tags: [],
    tagsFilter: undefined,
    strictTags: true,
    sequence: { shuffle: false, concurrent: false, hooks: "stack", setupFiles: "list", seed: 0 },
    expect: { requireAssertions: needsExpect },
    fakeTimers: { loopLimit: 10_000, shouldClearNativeTimers: true },
    snapshotOptions: { updateSnapshot: "none", expand: false, snapshotEnvironment: NO_SNAPSHOTS },
    experimental: { viteModuleRunner: true, importDurations: { limit: 0 } },
  };
  const state = { ...STATE, config };
  Object.defineProperty(privateGlobal, "__vitest_worker__", { value: state, configurable: true });
  return config;
}

/** What vitest's worker keeps besides its settings; most of it is for what suites do not use. */
const STATE = {
  ctx: { pool: "judge" },
  environment: { name: "node" },
  rpc: new Proxy({}, { get: () => () => Promise.resolve() }),
  onCancel: () => undefined,
  onCleanup: () => undefined,
  durations: { environment: 0, prepare: 0 },
  metaEnv: {},
  providedContext: {},
  evaluatedModules: { idToModuleMap: new Map(), getModuleById: () => undefined },
  resolvingModules: new Set(),
  moduleExecutionInfo: new Map(),
};

/** Suites use no snapshots, so there is nothing to read or write. */
const NO_SNAPSHOTS = {
  getVersion: () => "1",
  getHeader: () => "",
  resolvePath: (path: string) => Promise.resolve(`${path}.snap`),
  resolveRawPath: (path: string) => Promise.resolve(path),
  readSnapshotFile: () => Promise.resolve(null),
  saveSnapshotFile: () => Promise.resolve(),
  removeSnapshotFile: () => Promise.resolve(),
};
