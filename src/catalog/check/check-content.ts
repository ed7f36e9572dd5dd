import { splitBrief } from "../brief.ts";
import { START } from "../choose-hint.ts";
import { checkBank } from "./check-bank.ts";
import { checkBrief } from "./check-brief.ts";
import { checkFiles } from "./check-files.ts";
import { checkTalk } from "./check-talk.ts";
import { checkUnwritten } from "./check-unwritten.ts";
import type { Content } from "./content.ts";

/** What is wrong with a challenge's content, a sentence each. */
export function checkContent(content: Content): string[] {
  return [
    ...checkFiles(content),
    ...checkBrief(content),
    ...checkTests(content),
    ...checkHints(content),
    ...checkTalk(content),
    ...checkBank(content),
    ...checkUnwritten(content),
  ];
}

/** Each test is for a requirement of its stage and a rule of its stage, and nothing is left untested. */
function checkTests({ challenge, brief, tests }: Content): string[] {
  const faults: string[] = [];
  const stageOf = new Map<string, number>();
  for (const { n, rules } of splitBrief(brief).stages) {
    for (const rule of rules) stageOf.set(rule, n);
  }
  for (const { name, requirement, stage, rule } of tests) {
    const own = challenge.requirements.find(({ id }) => id === requirement);
    if (own === undefined) faults.push(`the test \`${name}\` is for no requirement`);
    else if (own.stage !== stage)
      faults.push(`the test \`${name}\` is in stage ${stage}, its requirement in ${own.stage}`);
    if (!stageOf.has(rule)) faults.push(`the test \`${name}\` begins with no rule of the brief`);
    else if (stageOf.get(rule) !== stage)
      faults.push(`the test \`${name}\` judges a rule of another stage`);
  }
  const names = tests.map(({ name }) => name);
  const repeated = names.filter((name, index) => names.indexOf(name) !== index);
  const idle = challenge.requirements.filter(
    ({ id }) => !tests.some(({ requirement }) => requirement === id),
  );
  const unjudged = [...stageOf.keys()].filter((one) => !tests.some(({ rule }) => rule === one));
  return [
    ...faults,
    ...repeated.map((name) => `the test \`${name}\` stands twice`),
    ...idle.map(({ id }) => `\`${id}\` has no test`),
    ...unjudged.map((rule) => `no test judges ${rule}`),
  ];
}

const LEAST_HINTS = 2;

function checkHints({ challenge, hints }: Content): string[] {
  const ids = [START, ...challenge.requirements.map(({ id }) => id)];
  const sections = [...new Set(hints.map(({ requirement }) => requirement))];
  const count = (id: string): number =>
    hints.filter(({ requirement }) => requirement === id).length;
  return [
    ...sections
      .filter((id) => !ids.includes(id))
      .map((id) => `hints.md has a section for \`${id}\`, which is no requirement`),
    ...ids
      .filter((id) => count(id) < LEAST_HINTS)
      .map((id) => `hints.md has fewer than ${LEAST_HINTS} steps for \`${id}\``),
  ];
}
