import { statSync } from "node:fs";
import type { TestProject } from "vitest/node";
import { findBrowser } from "./find-browser.ts";
import type { Found } from "./find-browser.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Path of the browser that opens the pages. */
    browser: string;
  }
}

/** The browser of this machine, or why there is none. */
export function findHere(): Found {
  const { env, platform } = process;
  const isFile = (path: string): boolean =>
    statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
  return findBrowser({ env, platform, isFile });
}

/** Called by vitest once before the tests of pages. Throws when there is no browser. */
export function setup({ provide }: TestProject): void {
  const found = findHere();
  if (found.browser === null) throw new Error(`The pages cannot be tested: ${found.reason}.`);
  provide("browser", found.browser);
}
