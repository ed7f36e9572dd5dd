import { describe, expect, test } from "vitest";
import { cutBrief, findMembers, splitBrief } from "../../src/catalog/brief.ts";

const BRIEF = `# Emitter

Build it.

## An example

\`\`\`ts
new Emitter().emit("a"); // later
## Stage 9: no heading inside code
\`\`\`

## Build

\`\`\`ts
class Emitter { on(): this }
\`\`\`

## Stage 1: Register and call

- **E1.** First.
- **E2.** Second.

### Left open

- Order.

## Stage 2: Changes

A listener removes itself. What happens?

And then?

It has one more method:

\`\`\`ts
off(): this; // removes
- **E9.** no rule inside code
\`\`\`

Rules:

- **E3.** Third, which is no **E4.**
  - **E5.** Nested.

### Left open

Nothing.
`;

describe("splitBrief", () => {
  const brief = splitBrief(BRIEF);

  test("takes the stages apart, headings inside code left out", () => {
    expect(brief.stages.map(({ n, title }) => `${n} ${title}`)).toEqual([
      "1 Register and call",
      "2 Changes",
    ]);
    expect(brief.opening).toContain("## Build");
    expect(brief.opening).toContain("## Stage 9");
  });

  test("reads the numbers of rules, not those inside code", () => {
    expect(brief.stages.map(({ rules }) => rules)).toEqual([
      ["E1", "E2"],
      ["E3", "E5"],
    ]);
  });

  test("reads the question up to code or a list, without the lead-in of what follows", () => {
    expect(brief.stages.map(({ question }) => question)).toEqual([
      "",
      "A listener removes itself. What happens?\n\nAnd then?",
    ]);
  });

  test("keeps a question that is one paragraph and ends with a colon", () => {
    const { stages } = splitBrief("## Stage 2: B\n\nTell me:\n\n- **E1.** One.\n");
    expect(stages[0]?.question).toBe("Tell me:");
  });

  test("reads what is left open", () => {
    expect(brief.stages.map(({ leftOpen }) => leftOpen)).toEqual(["- Order.", "Nothing."]);
  });

  test("of a text without stages has only an opening", () => {
    expect(splitBrief("# A\n\nText.\n")).toEqual({ opening: "# A\n\nText.", stages: [] });
  });
});

describe("cutBrief", () => {
  test("keeps the opening and the stages up to one", () => {
    const cut = cutBrief(splitBrief(BRIEF), 1);
    expect(cut).toContain("# Emitter");
    expect(cut).toContain("**E2.**");
    expect(cut).not.toContain("Stage 2");
    expect(cut).toMatch(/- Order\.\n$/);
  });

  test("of the last stage is the whole brief", () => {
    expect(cutBrief(splitBrief(BRIEF), 2)).toBe(BRIEF);
  });
});

describe("findMembers", () => {
  test("gives the names in code up to a stage, comments and prose left out", () => {
    const first = findMembers(splitBrief(BRIEF), 1);
    expect(first).toContain("on");
    expect(first).not.toContain("off");
    expect(first).not.toContain("later");
    expect(first).not.toContain("Order");
    expect(findMembers(splitBrief(BRIEF), 2)).toContain("off");
  });
});
