import { PLACEHOLDERS } from "./placeholders.ts";

/** A file to write: its path in the package, with forward slashes, and its text. */
export interface PlannedFile {
  path: string;
  text: string;
}

/**
 * The files of a new challenge, `challenge.json` first: the smallest that load, in two stages, with
 * all that is to be filled in.
 */
export function planChallenge(slug: string): PlannedFile[] {
  const name = slug.replaceAll(/(?:^|-)([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
  const home = `challenges/${slug}`;
  return [
    { path: `${home}/challenge.json`, text: `${JSON.stringify(describe(name), null, 2)}\n` },
    { path: `${home}/README.md`, text: writeBrief(name) },
    { path: `${home}/hints.md`, text: writeHints() },
    { path: `${home}/interview.md`, text: INTERVIEW },
    { path: `${home}/starter.ts`, text: writeClass(name, [writeMember("one", REFUSE)]) },
    {
      path: `${home}/play/main.ts`,
      text: `import { ${name} } from "@solution";\n\n${writeExample(name)}\n`,
    },
    {
      path: `${home}/suite/stage-1/one.test.ts`,
      text: writeSuite(name, { id: "returns-one", rule: "X1", member: "one", n: 1 }),
    },
    {
      path: `${home}/suite/stage-2/two.test.ts`,
      text: writeSuite(name, { id: "returns-two", rule: "X2", member: "two", n: 2 }),
    },
    { path: `${home}/mistakes/one-too-many.md`, text: MISTAKE },
    { path: `${home}/right/minimal.ts`, text: writeSolution(name, "0 + 1") },
    { path: `solutions/${slug}/${slug}.ts`, text: writeSolution(name, "1") },
    { path: `solutions/${slug}/WHY.md`, text: writeWhy(name) },
  ];
}

const REFUSE = 'throw new Error("Not implemented: one");';

function describe(name: string): object {
  return {
    title: name,
    track: "architecture",
    level: "core",
    tags: ["class"],
    summary: PLACEHOLDERS.summary,
    covers: [],
    after: [],
    forbiddenImports: [],
    stages: [
      { title: "One", minutes: 15, exports: [name] },
      { title: "Two", minutes: 15 },
    ],
    requirements: [
      { id: "returns-one", stage: 1, title: "one returns 1", member: "one" },
      { id: "returns-two", stage: 2, title: "two returns 2", member: "two" },
    ],
  };
}

function writeMember(name: string, body: string): string {
  return `  /** Returns the number. */\n  ${name}(): number {\n    ${body}\n  }\n`;
}

function writeClass(name: string, members: string[]): string {
  return `/** ${PLACEHOLDERS.purpose} */\nexport class ${name} {\n${members.join("\n")}}\n`;
}

function writeSolution(name: string, one: string): string {
  const members = [writeMember("one", `return ${one};`), writeMember("two", "return 2;")];
  return writeClass(name, members);
}

function writeExample(name: string): string {
  return `const thing = new ${name}();\nconsole.log(thing.one()); // 1`;
}

function writeBrief(name: string): string {
  return `# ${name}

${PLACEHOLDERS.opening}

## An example

${fence(writeExample(name))}

## Build

${fence(`class ${name} {\n  one(): number;\n}`)}

## Stage 1: One

- **X1.** \`one\` returns 1.

${LEFT_OPEN}
## Stage 2: Two

And how would you count on?

${fence("two(): number;")}

- **X2.** \`two\` returns 2.

${LEFT_OPEN}`;
}

const LEFT_OPEN = "### Left open\n\n- What else the class has.\n";

function fence(code: string): string {
  return `\`\`\`ts\n${code}\n\`\`\``;
}

function writeHints(): string {
  const { pointer, nearAnswer } = PLACEHOLDERS;
  const steps = `### Step 1\n\n${pointer}\n\n### Step 2\n\n${nearAnswer}\n`;
  const sections = ["start", "returns-one", "returns-two"].map((id) => `## ${id}\n\n${steps}`);
  return `# Hints\n\n${sections.join("\n")}`;
}

const INTERVIEW = `# Interview

## Said

${PLACEHOLDERS.said}

## Asked

- May it count beyond two? **No.** Two is enough here. [returns-two]

## Twists

### Now it counts backwards

- must: says where it ends

## Follow-ups

### Two processes count together. What now?

- must: names the shared state
- good: compares a lock with a queue
- wrong: hopes that it never happens
`;

const MISTAKE = `---
title: Counts one too far
misses: returns-one
---

\`one\` counts one too far, so every caller is off by one: start at 0.

\`\`\`diff
-    return 1;
+    return 2;
\`\`\`
`;

function writeSuite(
  name: string,
  { id, rule, member, n }: { id: string; rule: string; member: string; n: number },
): string {
  return `import { describe, expect, test } from "vitest";
import { ${name} } from "@solution";

describe("${id}", () => {
  test("${rule} ${member} returns ${n}", () => {
    expect(new ${name}().${member}(), "${member} returns ${n}").toBe(${n});
  });
});
`;
}

function writeWhy(name: string): string {
  const sections = [
    "Stage 1: One",
    "Stage 2: Two",
    "In 45 minutes",
    "In two minutes",
    "Junior, senior, staff",
    "In production",
    "Related",
  ];
  return `# ${name}\n${sections.map((title) => `\n## ${title}\n`).join("")}`;
}
