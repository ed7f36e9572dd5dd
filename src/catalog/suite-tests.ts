import type { SuiteTest } from "./challenge.ts";

/**
 * The tests that a suite file of a stage declares, read from its text: titles are literal strings
 * that begin with the number of a rule, and there is one level of `describe`. They are never taken
 * from what a run collected, which a solution could have changed.
 */
export function findTests(source: string, stage: number): SuiteTest[] {
  const tests: SuiteTest[] = [];
  let requirement = "";
  for (const [, kind, inDouble, inSingle = ""] of source.matchAll(
    /\b(describe|test)\(\s*(?:"((?:[^"\\\n]|\\.)*)"|'((?:[^'\\\n]|\\.)*)')/g,
  )) {
    const text = inDouble === undefined ? readSingle(inSingle) : readDouble(inDouble);
    if (kind === "describe") requirement = text;
    else {
      const rule = /^[A-Z]+\d+\b/.exec(text)?.[0] ?? "";
      tests.push({ name: `${requirement} > ${text}`, requirement, stage, rule });
    }
  }
  return tests;
}

function readDouble(inside: string): string {
  return String(JSON.parse(`"${inside}"`));
}

/** A formatter writes a title in single quotes only if there are double ones in it. */
function readSingle(inside: string): string {
  const others: Record<string, string> = { '"': '\\"', "\\'": "'" };
  return readDouble(inside.replaceAll(/\\.|"/g, (found) => others[found] ?? found));
}

/** The numbers of the rules that the tests of a requirement judge, each once, in their order. */
export function listRules(tests: readonly SuiteTest[], requirement: string): string[] {
  const own = tests.filter((test) => test.requirement === requirement);
  return [...new Set(own.map(({ rule }) => rule))];
}
