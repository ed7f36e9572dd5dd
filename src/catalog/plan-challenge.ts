/** A file to write: its path in the package, with forward slashes, and its text. */
export interface PlannedFile {
  path: string;
  text: string;
}

/** The files of a new challenge, `challenge.json` first: the smallest that load, with all that is to be filled in. */
export function planChallenge(slug: string): PlannedFile[] {
  const name = slug.replaceAll(/(?:^|-)([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
  const home = `challenges/${slug}`;
  const source = (body: string): string =>
    `/** Says what it promises. */\nexport class ${name} {\n  /** Returns 1. */\n  one(): number {\n    ${body}\n  }\n}\n`;
  const refuse = 'throw new Error("Not implemented: one");';
  return [
    { path: `${home}/challenge.json`, text: print(describe(name)) },
    { path: `${home}/README.md`, text: writeBrief(name) },
    {
      path: `${home}/hints.md`,
      text: "# Hints\n\n## returns-one\n\n### Step 1\n\nWhat is the smallest positive integer?\n\n### Step 2\n\nReturn it.\n",
    },
    { path: `${home}/tsconfig.json`, text: print(configure(slug)) },
    { path: `${home}/starter/${slug}.ts`, text: source(refuse) },
    {
      path: `${home}/starter/${slug}.js`,
      text: source(refuse)
        .replace("Returns 1. */", "Returns 1. @returns {number} */")
        .replace("one(): number", "one()"),
    },
    { path: `${home}/suite/${slug}.test.ts`, text: writeSuite(name) },
    { path: `${home}/mistakes/off-by-one/${slug}.ts`, text: source("return 2;") },
    {
      path: `${home}/mistakes/off-by-one/mistake.json`,
      text: print({
        title: "Off by one",
        misses: ["returns-one"],
        says: "`one` counts one too far: start at 0.",
      }),
    },
    { path: `${home}/right/minimal/${slug}.ts`, text: source("return 0 + 1;") },
    { path: `solutions/${slug}/${slug}.ts`, text: source("return 1;") },
    {
      path: `solutions/${slug}/WHY.md`,
      text: `# ${name}\n\n## The idea\n\n## Walk-through\n\n## What interviewers listen for\n\n## Trade-offs\n\n## Complexity\n\n## Follow-up questions\n`,
    },
  ];
}

function print(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

function describe(name: string): object {
  return {
    title: name,
    track: "patterns",
    level: "core",
    minutes: 30,
    tags: ["class"],
    summary: "One sentence for the list: what the learner builds.",
    exports: [name],
    forbiddenImports: [],
    limits: {},
    requirements: [{ id: "returns-one", title: "one returns 1", rules: ["X1"], member: "one" }],
  };
}

function configure(slug: string): object {
  return {
    extends: "../../tsconfig.json",
    compilerOptions: { paths: { "@solution": [`../../solutions/${slug}/${slug}.ts`] } },
    include: ["starter", "suite", "mistakes", "right", `../../solutions/${slug}`],
    exclude: [],
  };
}

function writeBrief(name: string): string {
  return `# ${name}\n\nSets the scene.\n\n## Build\n\n\`\`\`ts\nclass ${name} {\n  one(): number;\n}\n\`\`\`\n\n## Rules\n\n- **X1.** \`one\` returns 1.\n\n## Left open\n\n- Nothing.\n\n## An example\n\n\`\`\`ts\nnew ${name}().one(); // 1\n\`\`\`\n`;
}

function writeSuite(name: string): string {
  return `import { describe, expect, test } from "vitest";\nimport { ${name} } from "@solution";\n\ndescribe("returns-one", () => {\n  test("X1 one returns 1", () => {\n    expect(new ${name}().one(), "one returns 1").toBe(1);\n  });\n});\n`;
}
