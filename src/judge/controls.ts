/** How many control tests there are in a run. */
export const CONTROLS = 6;

/** What control modules are made from: `tag` is random, so a solution cannot know it. */
interface ControlOptions {
  tag: string;
  /** Names that the solution must export. */
  exports: string[];
}

/** The two control modules of a run, in the form that vitest's module runner evaluates. */
export interface ControlModules {
  before: string;
  after: string;
}

/**
 * Writes six control tests with random names to be run before and after the suite. Each must fail
 * with an assertion error: a solution that bends `expect` makes at least one of them pass. The
 * module before the suite also refuses a solution without the wanted exports.
 */
export function writeControls({ tag, exports }: ControlOptions): ControlModules {
  const vitest = `const { it, expect } = await __vite_ssr_import__("vitest");`;
  const solution = `const solution = await __vite_ssr_import__("@solution");`;
  const checks = exports.map((name) => checkExport(name, tag));
  return {
    before: [vitest, solution, ...checks, ...controls(tag, 1)].join("\n"),
    after: [vitest, ...controls(tag, 2)].join("\n"),
  };
}

function checkExport(name: string, tag: string): string {
  const key = JSON.stringify(name);
  const error = JSON.stringify(missingExportMessage(name, tag));
  return `if (!(${key} in solution) || solution[${key}] === undefined) throw new Error(${error});`;
}

function controls(tag: string, n: number): string[] {
  return [
    `it("${tag}-${n}-is", () => { expect(${n}).toBe(-1); });`,
    `it("${tag}-${n}-equal", () => { expect({ a: [${n}] }).toEqual({ a: [-1] }); });`,
    `it("${tag}-${n}-not", () => { expect(${n}).not.toBe(${n}); });`,
  ];
}

/** Reads the export's name back from a load error's message, or gives `null` for another error. */
export function readMissingExport(message: string, tag: string): string | null {
  const prefix = missingExportMessage("", tag);
  return message.startsWith(prefix) ? message.slice(prefix.length) : null;
}

function missingExportMessage(name: string, tag: string): string {
  return `${tag}-missing-export:${name}`;
}
