import { join } from "node:path";
import { locateChallenge } from "../../../catalog/challenge-paths.ts";
import { draftMistake, makeChange } from "../../../catalog/draft-mistake.ts";
import type { MistakeFile } from "../../../catalog/parse-mistake-file.ts";
import { printMistakeFile, printPattern } from "../../../catalog/print-mistake-file.ts";
import { TrainerError } from "../../../errors.ts";
import { describeFinding, diagnose } from "../../../judge/diagnosis.ts";
import { proposeWhen } from "../../../judge/propose-when.ts";
import type { Verdict } from "../../../judge/verdict.ts";
import { KEBAB } from "../../../text/field.ts";
import { renderNext } from "../../../ui/command-list.ts";
import { createFile } from "../../../workspace/io/create-file.ts";
import type { Context, ExitCode } from "../../context.ts";
import { findBase, openBank } from "./bank.ts";
import type { OpenBank } from "./bank.ts";
import { changeProgram } from "./change-program.ts";
import { judgeMistakes } from "./judge-mistakes.ts";
import type { JudgedMistake } from "./judge-mistakes.ts";

/**
 * Writes a mistake from a program that an author has changed, with what it misses and what tells it
 * from the others. Exits with 1, and writes nothing, if the tests do not notice it.
 *
 * @throws TrainerError `BAD_NAME`, `MISTAKE_EXISTS`, or what keeps the program from being changed.
 */
export async function createMistake(
  [slug, name]: [slug: string, name: string],
  { on = null, file }: { on?: string | null; file?: string },
  context: Context,
): Promise<ExitCode> {
  const bank = openBank(slug, context);
  rejectName(name, bank);
  const base = findBase(bank, on);
  const changed = await changeProgram({ name, text: base.text, file }, context);
  const draft = draftMistake(name, on, makeChange(base.text, changed));
  const [judged] = await judgeMistakes([draft], bank, context);
  if (context.signal.aborted || judged === undefined) return 130;
  const { verdict } = judged;
  if (verdict.status !== "unsolved") {
    context.out(`${tellUnfit(verdict)}\nNothing was written.\n`);
    return 1;
  }
  const missed = verdict.requirements.filter(({ outcome }) => outcome === "missed");
  const misses = missed.map(({ id }) => id);
  const alike = bank.mistakes.filter((one) => one.misses.some((id) => misses.includes(id)));
  const rivals = await judgeMistakes(alike, bank, context);
  if (context.signal.aborted) return 130;
  const when = proposeWhen(
    verdict,
    rivals.map((rival) => rival.verdict),
  );
  const mistake = { ...draft, misses, when };
  write(mistake, slug, context);
  for (const line of tellConfusions({ mistake, verdict }, rivals)) context.out(`${line}\n`);
  context.out("Write its title and its paragraph, then check it.\n");
  context.out(`${renderNext([`trainer dev check ${slug}`], context)}\n`);
  return 0;
}

function rejectName(name: string, { challenge, mistakes }: OpenBank): void {
  if (!KEBAB.pattern.test(name)) {
    throw new TrainerError("BAD_NAME", `\`${name}\` is not kebab-case.`, {
      hint: "Type lower-case words joined by hyphens, such as `skips-the-last`.",
    });
  }
  if (!mistakes.some((one) => one.name === name)) return;
  throw new TrainerError("MISTAKE_EXISTS", `The mistake \`${name}\` already exists.`, {
    hint: `Type \`trainer dev mistake edit ${challenge.slug} ${name}\` to change it.`,
  });
}

function tellUnfit(verdict: Verdict): string {
  return verdict.status === "broken"
    ? `It cannot be judged: ${verdict.message}`
    : "It is no mistake to the hidden tests: they met every requirement. Write a test that fails.";
}

function write(mistake: MistakeFile, slug: string, { packageRoot, out }: Context): void {
  const file = `${mistake.name}.md`;
  createFile(join(locateChallenge(packageRoot, slug).mistakes, file), printMistakeFile(mistake));
  out(`It misses ${mistake.misses.join(", ")}.\nCreated challenges/${slug}/mistakes/${file}\n`);
}

/** The other mistakes that a finding of this one fits as well, so that neither is named. */
function tellConfusions(
  { mistake, verdict }: JudgedMistake,
  rivals: readonly JudgedMistake[],
): string[] {
  const all = [...rivals.map((rival) => rival.mistake), mistake];
  const named = diagnose(verdict.requirements, all);
  const confused = verdict.requirements.filter(
    ({ id, finding }) => finding !== null && named.get(id) !== mistake,
  );
  return confused.flatMap(({ id, finding }) => {
    const text = finding === null ? "" : describeFinding(finding);
    const fitting = rivals.filter((rival) => fits(rival.mistake, id, text));
    return fitting.map((rival) => {
      const own = proposeWhen(rival.verdict, [verdict])[id];
      const advice = own === undefined ? "another `when`" : `\`when: ${printPattern(own)}\``;
      return `The finding of ${id} fits \`${rival.mistake.name}\` too: give that mistake ${advice}.`;
    });
  });
}

function fits({ misses, when }: MistakeFile, id: string, text: string): boolean {
  return misses.includes(id) && when[id]?.test(text) !== false;
}
