import type { PromptAnswer } from "./answer.ts";
import { askLine } from "./ask-line.ts";
import type { LineAsking } from "./ask-line.ts";
import type { ShownChoice } from "./choice-pad.ts";
import type { Key, KeyPad, Press } from "./key-pad.ts";
import { readLatin } from "./latin-key.ts";

/** A list whose entries are chosen by their numbers. */
interface NumberedList {
  message: string;
  choices: readonly ShownChoice[];
}

/** Lets the learner choose by a number, or by a part of a name; the result is the place in the list. */
export async function chooseByLine(
  { message, choices }: NumberedList,
  asking: LineAsking,
): Promise<PromptAnswer<number>> {
  const write = writeTo(asking);
  const lines = choices.map(({ name, beside, description }, at) => {
    const command = beside ?? description;
    return `${at + 1}. ${name}${command === undefined ? "" : ` (${command})`}`;
  });
  write([message, ...lines, "0. Go back or leave"].join("\n"));
  for (;;) {
    const answer = await askLine(`Type a number from 0 to ${choices.length}: `, asking);
    if (answer.kind !== "answered") return answer;
    const typed = Array.from(answer.value.trim(), readLatin).join("");
    if (typed === "0") return { kind: "cancelled" };
    const found = findChoices(choices, typed);
    const [first] = found;
    if (first !== undefined && found.length === 1) return { kind: "answered", value: first };
    if (found.length === 0 && typed !== "") write(`${answer.value.trim()} is not in the list.`);
    if (found.length > 1) write(found.map((at) => lines[at] ?? "").join("\n"));
  }
}

/** The choice with a number, else those whose names hold what was typed. */
function findChoices(choices: readonly ShownChoice[], typed: string): number[] {
  if (typed === "") return [];
  if (/^\d+$/.test(typed))
    return choices[Number(typed) - 1] === undefined ? [] : [Number(typed) - 1];
  return [...choices.keys()].filter((at) => choices[at]?.name.toLowerCase().includes(typed));
}

/** Lets the learner answer a key pad by lines: the keys in a row, then Enter. */
export async function pressByLine<S, R>(
  pad: KeyPad<S, R>,
  asking: LineAsking,
): Promise<PromptAnswer<R>> {
  let state = pad.start;
  for (;;) {
    writeTo(asking)(pad.show(state, { columns: 80, rows: 24 }));
    const line = await askLine("Your answer: ", asking);
    if (line.kind !== "answered") return line;
    for (const key of readKeysOf(line.value)) {
      const press: Press<S, R> = pad.press(state, key);
      if (press.kind === "done") return { kind: "answered", value: press.result };
      state = press.state;
    }
  }
}

function readKeysOf(line: string): Key[] {
  const letters = Array.from(line, (text) => ({ name: readLatin(text), text }));
  return [...letters, { name: "return", text: "" }];
}

function writeTo({ streams }: LineAsking): (text: string) => void {
  const output = streams?.output ?? process.stdout;
  return (text) => void output.write(`${text}\n`);
}
