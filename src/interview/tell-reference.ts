/** So many lines say what a reference does. */
const MOST_LINES = 10;

/**
 * What the reference does, from the walk-through of its first stages: the words in bold with which its
 * points begin and the sentence after them; where a stage has none, the first sentence of each paragraph. At
 * most ten lines, shared out evenly.
 */
export function tellReference(why: string, stages: number): string[] {
  const sections = why
    .split(/^## /m)
    .filter((text) => Number(/^Stage (\d+)\b/.exec(text)?.[1] ?? Infinity) <= stages)
    .map(listLeads);
  const share = Math.max(1, Math.floor(MOST_LINES / Math.max(1, sections.length)));
  return sections.flatMap((leads) => leads.slice(0, share)).slice(0, MOST_LINES);
}

function listLeads(section: string): string[] {
  const leads = [...section.matchAll(/^- \*\*([^]*?)(?=^- |\n\n|$(?![^]))/gm)].map(
    ([, text = ""]) => tellPoint(oneLine(text)),
  );
  if (leads.length > 0) return leads;
  const [, ...body] = section.replaceAll(/^```[\s\S]*?^```$/gm, "").split("\n");
  return body
    .join("\n")
    .split(/\n{2,}/)
    .flatMap(
      (paragraph) => /^[A-Z*`].*?[.!?](?=\s|\*\*|$)(?:\*\*)?/.exec(oneLine(paragraph))?.[0] ?? [],
    )
    .map((sentence) => sentence.replaceAll("**", ""));
}

/** A lead alone is often a riddle; what is too long for a line is only its lead. */
function tellPoint(text: string): string {
  const [lead = "", rest = ""] = text.split(/\*\*([^]*)/);
  const [sentence = ""] = /^.*?[.!?](?=\s|$)/.exec(rest.replaceAll("**", "")) ?? [];
  const whole = `${lead}${sentence}`;
  return whole.length > MOST_SIGNS ? lead : whole;
}

/** No line is longer. */
const MOST_SIGNS = 230;

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, " ").trim();
}
