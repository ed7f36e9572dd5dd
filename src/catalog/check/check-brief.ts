import { splitBrief } from "../brief.ts";
import type { BriefStage } from "../brief.ts";
import { splitMarkdown } from "../../text/markdown-lines.ts";
import type { Content } from "./content.ts";

/** Words of prose up to the end of stage 1, in each further stage, and in each list of what is left open. */
const MOST_WORDS = { first: 350, further: 250, leftOpen: 80 };

/** What is wrong with the form of a brief. */
export function checkBrief({ challenge, brief: text, play }: Content): string[] {
  const brief = splitBrief(text);
  const headings = [...brief.opening.matchAll(/^## (.+)$/gm)].map((match) => match[1]?.trim());
  const stages = challenge.stages.map(({ n, title }) => `Stage ${n}: ${title}`);
  const found = brief.stages.map(({ n, title }) => `Stage ${n}: ${title}`);
  const rules = brief.stages.flatMap((stage) => stage.rules);
  const repeated = rules.filter((rule, index) => rules.indexOf(rule) !== index);
  return [
    ...(headings.join() === "An example,Build"
      ? []
      : ["the brief must begin with `## An example` and `## Build`"]),
    ...(stages.join("\n") === found.join("\n")
      ? []
      : [`the brief's stages must be ${stages.join("; ")}, got ${found.join("; ")}`]),
    ...repeated.map((rule) => `the brief states ${rule} twice`),
    ...brief.stages.flatMap((stage) => checkStage(stage)),
    ...checkLength(brief.opening, brief.stages),
    ...checkExample(brief.opening, play),
  ];
}

function checkStage({ n, question, rules }: BriefStage): string[] {
  return [
    ...(n > 1 && question === "" ? [`stage ${n} of the brief begins with no question`] : []),
    ...(rules.length === 0 ? [`stage ${n} of the brief has no rules`] : []),
  ];
}

function checkLength(opening: string, stages: readonly BriefStage[]): string[] {
  const long = (words: number, most: number, what: string): string[] =>
    words > most ? [`${what} has ${words} words of prose, more than ${most}`] : [];
  return stages.flatMap((stage) => {
    const open = countWords(stage.leftOpen);
    const own = countWords(stage.text) - open + (stage.n === 1 ? countWords(opening) : 0);
    return [
      ...(stage.n === 1
        ? long(own, MOST_WORDS.first, "the brief up to the end of stage 1")
        : long(own, MOST_WORDS.further, `stage ${stage.n} of the brief`)),
      ...long(open, MOST_WORDS.leftOpen, `\`Left open\` of stage ${stage.n}`),
    ];
  });
}

/** Code is not counted. */
function countWords(markdown: string): number {
  const prose = splitMarkdown(markdown).filter((line) => !line.code);
  return prose.flatMap(({ text }) => text.match(/[\p{L}\p{N}`][^\s|]*/gu) ?? []).length;
}

/** The example is what `trainer run` plays, without its imports. */
function checkExample(opening: string, play: string): string[] {
  const example = /^## An example\s*\n+```ts\n([^]*?)\n```/m.exec(opening)?.[1];
  if (example === undefined) return ["the brief's example must begin with a block of `ts`"];
  const played = play.replace(/^(?:import [^;]*;\s*)+/, "").trim();
  return example.trim() === played ? [] : ["the brief's example is not what play/main.ts runs"];
}
