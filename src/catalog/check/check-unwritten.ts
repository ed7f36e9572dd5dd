import { PLACEHOLDERS } from "../placeholders.ts";
import type { Content } from "./content.ts";

/** Words of the scaffold that are still there, each once for a file. */
export function checkUnwritten(content: Content): string[] {
  const { challenge, brief, hints, interview, starter, reference } = content;
  const texts: [file: string, text: string][] = [
    ["challenge.json", challenge.summary],
    ["README.md", brief],
    ["hints.md", hints.map(({ text }) => text).join("\n")],
    ["interview.md", interview],
    ["starter.ts", starter],
    [`${challenge.slug}.ts`, reference],
  ];
  return texts.flatMap(([file, text]) =>
    Object.values(PLACEHOLDERS)
      .filter((words) => text.includes(words))
      .map((words) => `${file} still says ${JSON.stringify(words)}`),
  );
}
