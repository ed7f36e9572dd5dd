import { materialize } from "../../../catalog/bank.ts";
import type { Bank } from "../../../catalog/bank.ts";
import type { Challenge } from "../../../catalog/challenge.ts";
import { findChallenge } from "../../../catalog/find-challenge.ts";
import { loadBank } from "../../../catalog/io/load-bank.ts";
import { loadCatalog } from "../../../catalog/io/load-catalog.ts";
import { findNearestName } from "../../../catalog/nearest-name.ts";
import type { MistakeFile } from "../../../catalog/parse-mistake-file.ts";
import { TrainerError } from "../../../errors.ts";
import type { Context } from "../../context.ts";

/** A challenge and its bank. */
export interface OpenBank extends Bank {
  challenge: Challenge;
}

/** A right program and where it stands in the package, with forward slashes. */
export interface Base {
  path: string;
  text: string;
}

/**
 * Loads the bank of a challenge.
 *
 * @throws TrainerError when there is no such challenge or its files cannot be read.
 */
export function openBank(slug: string, { packageRoot }: Context): OpenBank {
  const challenge = findChallenge(loadCatalog(packageRoot), slug);
  return { challenge, ...loadBank(packageRoot, slug) };
}

/**
 * The base that an edit stands on.
 *
 * @throws TrainerError `NO_BASE` when there is no such form.
 */
export function findBase({ challenge, reference, forms }: OpenBank, on: string | null): Base {
  const { slug } = challenge;
  const path = on === null ? `solutions/${slug}/${slug}.ts` : `challenges/${slug}/${on}.ts`;
  const text = on === null ? reference : forms.find(({ name }) => `right/${name}` === on)?.text;
  if (text !== undefined) return { path, text };
  const names = forms.map(({ name }) => `right/${name}`).join(", ");
  throw new TrainerError("NO_BASE", `There is no \`${on ?? ""}\` in \`${slug}\`.`, {
    hint: names === "" ? "It has no right forms: leave `--on` out." : `Its right forms: ${names}.`,
  });
}

/**
 * A mistake by its name.
 *
 * @throws TrainerError `NO_MISTAKE` when there is none.
 */
export function findMistake({ challenge, mistakes }: OpenBank, name: string): MistakeFile {
  const mistake = mistakes.find((one) => one.name === name);
  if (mistake !== undefined) return mistake;
  const names = mistakes.map((one) => one.name);
  const nearest = findNearestName(names, name);
  const { slug } = challenge;
  throw new TrainerError("NO_MISTAKE", `\`${slug}\` has no mistake \`${name}\`.`, {
    hint:
      nearest === null
        ? `See the names in \`challenges/${slug}/mistakes\`.`
        : `Did you mean \`${nearest}\`?`,
  });
}

/**
 * The whole program of a mistake.
 *
 * @throws TrainerError `INVALID_MISTAKE` when its edit does not fit its base.
 */
export function makeProgram(mistake: MistakeFile, bank: OpenBank): string {
  const made = materialize(mistake, bank);
  if ("text" in made) return made.text;
  const faults = made.faults.map((fault) => `${mistake.name}: ${fault}`).join("\n");
  throw new TrainerError("INVALID_MISTAKE", faults, {
    hint: `Type \`trainer dev mistake rebase ${bank.challenge.slug}\` if its base has changed.`,
  });
}
