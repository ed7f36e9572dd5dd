import { describe, expect, test } from "vitest";
import { cutWhy } from "../../src/catalog/why.ts";

const WHY = `# Emitter

An introduction that tells everything.

## Stage 1: Register

One.

\`\`\`md
## Stage 3: inside code
\`\`\`

### Inside

## Stage 2: Changes

Two.

## In production

Nobody builds it.
`;

describe("cutWhy", () => {
  test("keeps the title and the sections of complete stages whole", () => {
    expect(cutWhy(WHY, 1)).toBe(
      "# Emitter\n\n## Stage 1: Register\n\nOne.\n\n```md\n## Stage 3: inside code\n```\n\n### Inside\n".replaceAll(
        "\\n",
        "\n",
      ),
    );
  });

  test("keeps the sections up to the last complete stage, and no others", () => {
    const text = cutWhy(WHY, 2);
    expect(text).toMatch(/Two\.\n$/);
    expect(text).not.toMatch(/introduction|production/);
  });

  test("is empty when no section may be read", () => {
    expect(cutWhy(WHY, 0)).toBe("");
    expect(cutWhy("# Emitter\n\n## Trade-offs\n\nText.\n", 3)).toBe("");
  });
});
