import type { Bank } from "../../catalog/bank.ts";

/** A right solution that tests must pass on. */
export interface RightProgram {
  /** As its file is named; `reference` for the reference solution. */
  name: string;
  /** How it differs from others, in words; `null` where nobody has said so. */
  about: string | null;
  /** TypeScript. */
  program: string;
}

/** The right solutions besides the reference, without those that need a package. */
export function listForms({ forms }: Pick<Bank, "forms">): RightProgram[] {
  return forms
    .filter(({ over }) => over === null)
    .map(({ name, text }) => ({ name, about: tellAbout(text), program: text }));
}

/** A comment at the start of a line, and what stands after it. */
const COMMENT = /^\/\*\*([^]*?)\*\/\n(.*)/gm;

/** What a form's author says of it: before what it exports, else at its first part. */
function tellAbout(text: string): string | null {
  const comments = [...text.matchAll(COMMENT)];
  const own = comments.find(([, , after = ""]) => after.startsWith("export ")) ?? comments[0];
  if (own === undefined) return null;
  const lines = (own[1] ?? "").split("\n").map((line) => line.replace(/^\s*\*? ?/, "").trim());
  return lines.filter((line) => line !== "").join(" ");
}
