/** How many control tests there are in each stage of a run. */
export const CONTROLS = 6;

/** Where in its stage a suite file stands; the only file is both. */
export interface FileOrder {
  stage: number;
  first: boolean;
  last: boolean;
}

/**
 * Puts control tests with random names around each stage of a suite: three before its first file,
 * three behind its last. Each must fail with an assertion error: a solution that bends `expect` makes at least one of
 * them pass. `tag` is random, so a solution cannot know it. Keeps the file's line numbers.
 */
export function addControls(code: string, tag: string, { stage, first, last }: FileOrder): string {
  if (!first && !last) return code;
  const before = [
    `import { it as it_${tag}, expect as ex_${tag} } from "vitest";`,
    ...(first ? controls(tag, 2 * stage - 1) : []),
  ];
  const behind = last ? controls(tag, 2 * stage) : [];
  return `${before.join(" ")} ${code}\n${behind.join("\n")}\n`;
}

function controls(tag: string, n: number): string[] {
  return [
    `it_${tag}("${tag}-${n}-is", () => { ex_${tag}(${n}).toBe(-1); });`,
    `it_${tag}("${tag}-${n}-equal", () => { ex_${tag}({ a: [${n}] }).toEqual({ a: [-1] }); });`,
    `it_${tag}("${tag}-${n}-not", () => { ex_${tag}(${n}).not.toBe(${n}); });`,
  ];
}
