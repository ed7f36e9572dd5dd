import { defineConfig } from "vitest/config";

/** What starts processes, or waits for what the system does: the built bin, or parts of it. */
const SYSTEM = ["test/e2e/**/*.test.ts", "test/**/*.system.test.ts"];

/** What a browser opens. */
const PAGES = ["test/**/*.pages.test.ts"];

export default defineConfig({
  test: {
    pool: "forks",
    // Left alone, vitest keeps a core free, which on two cores means one file after the other.
    maxWorkers: "100%",
    setupFiles: ["scripts/clean-environment.mjs"],
    unstubEnvs: true,
    unstubGlobals: true,
    restoreMocks: true,
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          // Pure tests leave nothing behind, and a process for each file would take most of the time.
          isolate: false,
          include: ["test/**/*.test.ts"],
          exclude: [...SYSTEM, ...PAGES, "test/fixtures/**"],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: "e2e",
          include: SYSTEM,
          globalSetup: ["scripts/build-when-stale.mjs"],
          // Only what hangs is to be ended by it: the slowest takes 20 s, and a busy machine may be ten times slower.
          testTimeout: 240_000,
          hookTimeout: 240_000,
        },
      },
      {
        extends: true,
        test: {
          name: "pages",
          include: PAGES,
          globalSetup: ["scripts/build-when-stale.mjs", "test/page/provide-browser.ts"],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
