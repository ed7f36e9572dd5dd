import { describe, expect, test } from "vitest";
import { parseHints } from "../../src/catalog/parse-hints.ts";
import { catchError } from "../workspace/caught-error.ts";

const SOURCE = "challenges/foo/hints.md";

const SOUND = `# Hints

## calls-in-order

### Step 1

Think of a \`Map\`.

### Step 2

Keep one list for each name.

\`\`\`sh
## not a section
### nor a step
\`\`\`

## once

### Step 1

A wrapper.

### Step 2

Remove it first.
`;

function faults(markdown: string): string[] {
  return catchError(() => parseHints(markdown, SOURCE)).message.split("\n");
}

describe("sound hints", () => {
  test("are the steps of each requirement in order", () => {
    const hints = parseHints(SOUND, SOURCE);
    expect(hints.map(({ requirement, step }) => [requirement, step])).toEqual([
      ["calls-in-order", 1],
      ["calls-in-order", 2],
      ["once", 1],
      ["once", 2],
    ]);
    expect(hints[0]?.text).toBe("Think of a `Map`.");
  });

  test("keep headings inside code blocks as text", () => {
    expect(parseHints(SOUND, SOURCE)[1]?.text).toBe(
      "Keep one list for each name.\n\n```sh\n## not a section\n### nor a step\n```",
    );
  });

  test("may have a byte order mark and Windows line ends", () => {
    const windows = `\uFEFF${SOUND.replaceAll("\n", "\r\n")}`;
    expect(parseHints(windows, SOURCE)).toEqual(parseHints(SOUND, SOURCE));
  });
});

describe("hints with faults", () => {
  test("are rejected with all faults at once and their lines", () => {
    const markdown = "# Hints\n\n## A B\n\n### Step 2\n\nText.\n\n### Step 2\n";
    const error = catchError(() => parseHints(markdown, SOURCE));
    expect(error.code).toBe("INVALID_HINTS");
    expect(error.message.split("\n")).toEqual([
      `${SOURCE}: line 3: expected the id of a requirement, got "A B"`,
      `${SOURCE}: line 5: expected \`### Step 1\`, got "Step 2"`,
      `${SOURCE}: line 9: expected a text for Step 2, got nothing`,
    ]);
  });

  test("may not have one step or five", () => {
    const step = (number: number): string => `### Step ${number}\n\nText.\n`;
    expect(faults(`## a\n\n${step(1)}`)).toEqual([
      `${SOURCE}: line 1: expected two to four steps, got 1 in \`a\``,
    ]);
    expect(faults(`## a\n\n${[1, 2, 3, 4, 5].map(step).join("\n")}`)).toHaveLength(1);
  });

  test("may not have a section twice", () => {
    expect(faults(SOUND.replace("## once", "## calls-in-order"))).toEqual([
      expect.stringMatching(/line 18: expected one section for each requirement, got "calls-in-/),
    ]);
  });

  test("may not have text outside of the steps", () => {
    expect(faults(SOUND.replace("# Hints\n", "# Hints\n\nHello.\n"))).toEqual([
      `${SOURCE}: line 3: expected a \`##\` section first, got "Hello."`,
    ]);
    expect(faults(SOUND.replace("## once\n", "## once\n\nHello.\n"))).toEqual([
      `${SOURCE}: line 20: expected a \`### Step 1\`, got "Hello."`,
    ]);
  });

  test("may not be empty", () => {
    expect(faults("")).toEqual([
      `${SOURCE}: expected a \`##\` section for each requirement, got none`,
    ]);
  });
});
