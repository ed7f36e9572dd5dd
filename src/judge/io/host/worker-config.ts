import type { Limits } from "../../../catalog/challenge.ts";

/** What the run's configuration depends on. */
interface WorkerConfigFacts {
  /** Absolute folder of the challenge. */
  root: string;
  runnerPath: string;
  limits: Limits;
  /** Only tests whose full name matches. */
  pattern: RegExp | null;
}

/**
 * The configuration that vitest's worker is started with, as vitest 4.1.12 itself serialises it for
 * a suite without a config file. vitest is pinned to that version; test/judge compares the two.
 */
export function buildWorkerConfig(facts: WorkerConfigFacts): object {
  return {
    ...DEFAULTS,
    root: facts.root,
    runner: facts.runnerPath,
    testTimeout: facts.limits.testMs,
    hookTimeout: facts.limits.testMs,
    ...(facts.pattern === null ? {} : { testNamePattern: facts.pattern }),
  };
}

const DEFAULTS = {
  mode: "test",
  name: "",
  pool: "trainer",
  isolate: false,
  maxWorkers: 1,
  maxConcurrency: 5,
  bail: 0,
  retry: 0,
  globals: false,
  watch: false,
  isAgent: false,
  allowOnly: true,
  passWithNoTests: true,
  disableConsoleIntercept: true,
  clearMocks: false,
  mockReset: false,
  restoreMocks: false,
  unstubEnvs: false,
  unstubGlobals: false,
  detectAsyncLeaks: false,
  strictTags: true,
  tags: [],
  slowTestThreshold: 300,
  setupFiles: [],
  snapshotSerializers: [],
  defines: {},
  serializedDefines: "",
  expect: {},
  env: { BASE_URL: "/", MODE: "test", DEV: true, PROD: false },
  api: { allowExec: true, allowWrite: true },
  sequence: { hooks: "stack" },
  fakeTimers: { loopLimit: 10_000, shouldClearNativeTimers: true },
  snapshotOptions: { updateSnapshot: "none", snapshotFormat: {}, expand: false },
  inspector: { enabled: false, waitForDebugger: false },
  coverage: { reportsDirectory: "./coverage", provider: "v8", enabled: false },
  deps: {
    web: { transformAssets: true, transformCss: true, transformGlobPattern: [] },
    optimizer: { ssr: { enabled: false }, client: { enabled: false } },
    moduleDirectories: ["/node_modules/"],
  },
  experimental: {
    fsModuleCache: false,
    viteModuleRunner: true,
    nodeLoader: true,
    importDurations: {
      print: false,
      failOnDanger: false,
      limit: 0,
      thresholds: { warn: 100, danger: 500 },
    },
  },
} as const;
