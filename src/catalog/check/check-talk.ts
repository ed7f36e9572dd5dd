import { TELLS_NOTHING, listItems } from "../talk.ts";
import type { Content } from "./content.ts";
import { checkSections, listSections } from "./sections.ts";
import type { Section } from "./sections.ts";

/** How many there must be of each kind in an interview. */
const COUNTS = {
  Asked: { least: 6, most: 10, what: "questions" },
  Twists: { least: 2, most: 3, what: "twists" },
  "Follow-ups": { least: 4, most: Infinity, what: "follow-ups" },
} as const;

/** What is wrong with the form of interview.md and WHY.md. */
export function checkTalk({ challenge, interview, why }: Content): string[] {
  const sections = listSections(interview, 2);
  const textOf = (title: string): string => sections.find((one) => one.title === title)?.text ?? "";
  const asked = textOf("Asked").match(/^- .*\?.* \*\*/gm) ?? [];
  const [twists, followUps] = ["Twists", "Follow-ups"].map((title) =>
    listSections(textOf(title), 3),
  );
  const stages = challenge.stages.map(({ n, title }) => `Stage ${n}: ${title}`);
  return [
    ...checkSections("interview.md", sections, ["Said", ...Object.keys(COUNTS)]),
    ...checkCount("Asked", asked.length),
    ...listItems(textOf("Asked").split("\n")).flatMap((item) => checkTells(item, challenge)),
    ...checkCount("Twists", twists?.length ?? 0),
    ...checkCount("Follow-ups", followUps?.length ?? 0),
    ...[...(twists ?? []), ...(followUps ?? [])].flatMap(checkPoints),
    ...checkSections("WHY.md", listSections(why, 2), [...stages, ...WHY]),
  ];
}

const WHY = [
  "In 45 minutes",
  "In two minutes",
  "Junior, senior, staff",
  "In production",
  "Related",
];

function checkCount(title: keyof typeof COUNTS, count: number): string[] {
  const { least, most, what } = COUNTS[title];
  if (count >= least && count <= most) return [];
  const wanted = most === Infinity ? `at least ${least}` : `${least} to ${most}`;
  return [`\`${title}\` of interview.md must have ${wanted} ${what}, got ${count}`];
}

/** Behind each answer stand the ids of the requirements that it tells of. */
function checkTells(item: string, { requirements }: Content["challenge"]): string[] {
  const name = `\`${/^.*?\?/.exec(item)?.[0] ?? item}\` of interview.md`;
  const [, text] = /\s\[([^\]]*)\]$/.exec(item) ?? [];
  if (text === undefined)
    return [`${name} must end with the ids of what it tells of, or with \`[${TELLS_NOTHING}]\``];
  const ids = text.split(",").map((id) => id.trim());
  const isKnown = (id: string): boolean => requirements.some((one) => one.id === id);
  return ids
    .filter((id) => !isKnown(id) && !(id === TELLS_NOTHING && ids.length === 1))
    .map((id) => `${name} tells of \`${id}\`, which is no requirement`);
}

/** Each point can be ticked as heard or not, and at least one must be heard. */
function checkPoints({ title, text }: Section): string[] {
  const items = text.split("\n").filter((line) => line.startsWith("- "));
  const stray = items.filter((line) => !/^- (?:must|good|wrong): \S/.test(line));
  return [
    ...(items.some((line) => line.startsWith("- must: "))
      ? []
      : [`\`${title}\` of interview.md has no point that begins with \`must:\``]),
    ...stray.map((line) => `\`${title}\` of interview.md has the point ${JSON.stringify(line)}`),
  ];
}
