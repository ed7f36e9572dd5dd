import { createTwoFilesPatch } from "diff";

/** A program and its name. */
export interface NamedText {
  name: string;
  text: string;
}

/** The unified diff between two programs, as `patch` and `git apply` read it. */
export function printUnified(before: NamedText, after: NamedText): string {
  const [none, context] = [undefined, { context: 3 }];
  return createTwoFilesPatch(
    before.name,
    after.name,
    before.text,
    after.text,
    none,
    none,
    context,
  ).replace(/^=+\n/, "");
}
