/** How many control tests `addControls` puts around one suite file. */
export const CONTROLS_PER_FILE = 6;

/**
 * Puts six control tests with random names around a suite. Each must fail with an assertion error: a
 * solution that bends `expect` makes at least one of them pass. `tag` is random, so a solution
 * cannot know it. Keeps the suite's line numbers.
 */
export function addControls(code: string, tag: string): string {
  const before = [
    `import { it as it_${tag}, expect as ex_${tag} } from "vitest";`,
    ...controls(tag, 1),
  ];
  return `${before.join(" ")} ${code}\n${controls(tag, 2).join("\n")}\n`;
}

function controls(tag: string, n: number): string[] {
  return [
    `it_${tag}("${tag}-${n}-is", () => { ex_${tag}(${n}).toBe(-1); });`,
    `it_${tag}("${tag}-${n}-equal", () => { ex_${tag}({ a: [${n}] }).toEqual({ a: [-1] }); });`,
    `it_${tag}("${tag}-${n}-not", () => { ex_${tag}(${n}).not.toBe(${n}); });`,
  ];
}
