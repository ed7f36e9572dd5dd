import { findRules } from "./brief-rules.ts";
import { findTitles } from "./suite-titles.ts";
import type { Challenge, Hint, Mistake } from "./challenge.ts";

/** All of a challenge's content that can be checked without running it. */
export interface Content {
  challenge: Challenge;
  brief: string;
  hints: readonly Hint[];
  mistakes: readonly Mistake[];
  manifest: readonly string[];
  /** Sources of the suite's test files. */
  suites: readonly string[];
  /** Names of the folders in `right/`. */
  right: readonly string[];
  /** All files of the challenge and its solution, relative to the package, with forward slashes. */
  files: readonly string[];
}

const LEAST_MISTAKES = 12;
const LEAST_RIGHT = 3;
const LEAST_HINTS = 2;
const BRIEF_SECTIONS = ["Build", "Rules", "Left open", "An example"];

/** What is wrong with a challenge's content, a sentence each. */
export function checkContent(content: Content): string[] {
  return [
    ...checkRules(content),
    ...checkHints(content),
    ...checkManifest(content),
    ...checkTitles(content),
    ...checkMistakes(content),
    ...checkFiles(content),
    ...checkBrief(content),
  ];
}

function checkRules({ challenge, brief }: Content): string[] {
  const stated = new Set(findRules(brief));
  const judged = new Set(challenge.requirements.flatMap(({ rules }) => rules));
  return [
    ...[...stated]
      .filter((rule) => !judged.has(rule))
      .map((rule) => `${rule} of the brief belongs to no requirement`),
    ...[...judged]
      .filter((rule) => !stated.has(rule))
      .map((rule) => `the brief does not state ${rule}`),
  ];
}

function checkHints({ challenge, hints }: Content): string[] {
  const ids = challenge.requirements.map(({ id }) => id);
  const unknown = hints.filter(({ requirement }) => !ids.includes(requirement));
  const few = ids.filter(
    (id) => hints.filter(({ requirement }) => requirement === id).length < LEAST_HINTS,
  );
  return [
    ...new Set(
      unknown.map(
        ({ requirement }) =>
          `hints.md has a section for \`${requirement}\`, which is no requirement`,
      ),
    ),
    ...few.map((id) => `hints.md has fewer than ${LEAST_HINTS} steps for \`${id}\``),
  ];
}

/** Test titles begin with a rule of their requirement, and every rule has a test. */
function checkManifest({ challenge, manifest }: Content): string[] {
  const faults: string[] = [];
  const tested = new Set<string>();
  for (const name of manifest) {
    const [id = "", title = ""] = name.split(" > ");
    const requirement = challenge.requirements.find((one) => one.id === id);
    const rule = /^([A-Z]\d+)\b/.exec(title)?.[1] ?? "";
    if (requirement === undefined) faults.push(`the test \`${name}\` is for no requirement`);
    else if (!requirement.rules.includes(rule))
      faults.push(`the test \`${name}\` begins with no rule of its requirement`);
    tested.add(`${id} ${rule}`);
  }
  for (const { id, rules } of challenge.requirements) {
    const untested = rules.filter((rule) => !tested.has(`${id} ${rule}`));
    faults.push(...untested.map((rule) => `no test of \`${id}\` is for ${rule}`));
  }
  return faults;
}

/** The manifest lists exactly the tests that the suite declares. */
function checkTitles({ challenge, manifest, suites }: Content): string[] {
  const declared = suites.flatMap((source) => findTitles(source));
  const repeated = declared.filter((title, index) => declared.indexOf(title) !== index);
  const same =
    declared.length === manifest.length && declared.every((title) => manifest.includes(title));
  return [
    ...repeated.map((title) => `the test \`${title}\` stands twice`),
    ...(same
      ? []
      : [`suite/manifest.json is out of date: type \`trainer dev manifest ${challenge.slug}\``]),
  ];
}

function checkMistakes({ challenge, mistakes, right }: Content): string[] {
  const ids = challenge.requirements.map(({ id }) => id);
  const faults = mistakes.flatMap(({ name, misses, when }) => [
    ...misses
      .filter((id) => !ids.includes(id))
      .map((id) => `mistake \`${name}\` misses \`${id}\`, which is no requirement`),
    ...Object.keys(when)
      .filter((id) => !misses.includes(id))
      .map((id) => `mistake \`${name}\` has a pattern for \`${id}\`, which it does not miss`),
    ...(misses.length === 0 ? [`mistake \`${name}\` misses nothing`] : []),
  ]);
  const caught = new Set(mistakes.flatMap(({ misses }) => misses));
  const idle = ids.filter((id) => !caught.has(id));
  if (mistakes.length < LEAST_MISTAKES)
    faults.push(`there are ${mistakes.length} mistakes, fewer than ${LEAST_MISTAKES}`);
  if (right.length < LEAST_RIGHT)
    faults.push(`there are ${right.length} right solutions, fewer than ${LEAST_RIGHT}`);
  return [...faults, ...idle.map((id) => `no mistake misses \`${id}\``)];
}

function checkFiles({ challenge, files }: Content): string[] {
  const { slug } = challenge;
  const home = `challenges/${slug}`;
  const wanted = [
    ...["challenge.json", "README.md", "hints.md", "tsconfig.json", "suite/manifest.json"].map(
      (name) => `${home}/${name}`,
    ),
    ...[`${home}/starter/${slug}.ts`, `${home}/starter/${slug}.js`],
    ...[`solutions/${slug}/${slug}.ts`, `solutions/${slug}/WHY.md`],
  ];
  const known = [
    ...wanted,
    new RegExp(`^${home}/suite/[a-z0-9-]+(\\.test)?\\.ts$`),
    new RegExp(`^${home}/mistakes/[a-z0-9-]+/(${slug}\\.ts|mistake\\.json)$`),
    new RegExp(`^${home}/right/[a-z0-9-]+/[a-z0-9-]+\\.ts$`),
    new RegExp(`^${home}/fixtures/[A-Za-z0-9._/-]+$`),
  ];
  const isKnown = (file: string): boolean =>
    known.some((one) => (typeof one === "string" ? one === file : one.test(file)));
  return [
    ...wanted.filter((file) => !files.includes(file)).map((file) => `${file} is missing`),
    ...files.filter((file) => !isKnown(file)).map((file) => `${file} is a stray file`),
  ];
}

function checkBrief({ brief }: Content): string[] {
  const headings = [...brief.matchAll(/^## (.+)$/gm)].map((match) => match[1]?.trim());
  return BRIEF_SECTIONS.filter((name) => !headings.includes(name)).map(
    (name) => `the brief has no section \`${name}\``,
  );
}
