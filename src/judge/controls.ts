/** How many control tests `addControls` puts around one suite file. */
export const CONTROLS_PER_FILE = 6;

/** What is injected: `tag` is random, so a solution cannot know it. */
interface ControlOptions {
  tag: string;
  /** Names that the solution must export. */
  exports: string[];
}

/**
 * Puts six control tests with random names around a suite. Each must fail with an assertion error: a
 * solution that bends `expect` makes at least one of them pass. The code before the suite also
 * refuses a solution without the wanted exports. Keeps the suite's line numbers.
 */
export function addControls(code: string, { tag, exports }: ControlOptions): string {
  const before = [
    `import { it as it_${tag}, expect as ex_${tag} } from "vitest";`,
    `import * as solution_${tag} from "@solution";`,
    ...exports.map((name) => checkExport(name, tag)),
    ...controls(tag, 1),
  ];
  return `${before.join(" ")} ${code}\n${controls(tag, 2).join("\n")}\n`;
}

function checkExport(name: string, tag: string): string {
  const key = JSON.stringify(name);
  const error = JSON.stringify(missingExportMessage(name, tag));
  return `if (!(${key} in solution_${tag}) || solution_${tag}[${key}] === undefined) throw new Error(${error});`;
}

function controls(tag: string, n: number): string[] {
  return [
    `it_${tag}("${tag}-${n}-is", () => { ex_${tag}(${n}).toBe(-1); });`,
    `it_${tag}("${tag}-${n}-equal", () => { ex_${tag}({ a: [${n}] }).toEqual({ a: [-1] }); });`,
    `it_${tag}("${tag}-${n}-not", () => { ex_${tag}(${n}).not.toBe(${n}); });`,
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
