import { materialize } from "../bank.ts";
import { UNWRITTEN } from "../draft-mistake.ts";
import { hasPassingValue } from "../passing-values.ts";
import type { Content } from "./content.ts";

const LEAST_MISTAKES = 10;
const LEAST_FORMS = 3;
/** An adapter over a package that needs more is a solution of its own. */
const LONGEST_ADAPTER = 60;

/** What is wrong with the mistakes and right forms of a challenge. */
export function checkBank(content: Content): string[] {
  const { challenge, mistakes, forms } = content;
  const ids = challenge.requirements.map(({ id }) => id);
  const caught = new Set(mistakes.flatMap(({ misses }) => misses));
  return [
    ...mistakes.flatMap(({ name, misses }) =>
      misses
        .filter((id) => !ids.includes(id))
        .map((id) => `mistake \`${name}\` misses \`${id}\`, which is no requirement`),
    ),
    ...mistakes.flatMap((mistake) => {
      const made = materialize(mistake, content);
      return "text" in made ? [] : made.faults.map((one) => `mistake \`${mistake.name}\`: ${one}`);
    }),
    ...mistakes
      .filter(({ says }) => says === UNWRITTEN)
      .map(({ name }) => `mistake \`${name}\` does not say yet what it does wrong`),
    ...mistakes.flatMap(({ name, when }) =>
      Object.entries(when)
        .filter(([, { source }]) => hasPassingValue(source))
        .map(([id]) => `mistake \`${name}\`: its \`when\` of \`${id}\` has a value of one run`),
    ),
    ...ids.filter((id) => !caught.has(id)).map((id) => `no mistake misses \`${id}\``),
    ...(mistakes.length < LEAST_MISTAKES
      ? [`there are ${mistakes.length} mistakes, fewer than ${LEAST_MISTAKES}`]
      : []),
    ...checkForms(forms),
  ];
}

function checkForms(forms: Content["forms"]): string[] {
  const long = forms.filter(
    ({ over, text }) => over !== null && text.trimEnd().split("\n").length > LONGEST_ADAPTER,
  );
  return [
    ...(forms.length < LEAST_FORMS
      ? [`there are ${forms.length} right forms, fewer than ${LEAST_FORMS}`]
      : []),
    ...long.map(({ name }) => `right/${name}.ts is an adapter of over ${LONGEST_ADAPTER} lines`),
  ];
}
