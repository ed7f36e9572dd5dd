import type { Channel } from "./channel.ts";
import { hideInsides } from "./hide-insides.ts";
import { createSuiteLoader, createTestsLoader } from "./module-loader.ts";
import type { ModuleLoader } from "./module-loader.ts";

/** Suites that are linked and wait for what they judge. */
export interface LinkedSuites extends ModuleLoader {
  /** Hands over what the solution exports; to be called before the first one is loaded. */
  supply: (solution: object) => void;
}

/**
 * Links the suites, before the learner's code is there to see or change them, with `tools` for what
 * they import from vitest. What solutions have no use for is hidden afterwards.
 */
export async function linkSuites(channel: Channel, tools: object): Promise<LinkedSuites> {
  const { settings, suite } = channel.order;
  let solution: object = {};
  const supply = { tools, exports: settings.exports, readSolution: () => solution };
  const createLoader = settings.ownTests ? createTestsLoader : createSuiteLoader;
  const loader = await createLoader(suite, channel, supply);
  hideInsides();
  return {
    ...loader,
    supply: (exported) => {
      solution = exported;
    },
  };
}
