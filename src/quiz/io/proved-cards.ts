import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { digest } from "../../process/outcome-cache.ts";
import { LINE, readEntries, readText } from "../../text/field.ts";
import { parseJson } from "../../text/parse-json.ts";
import { rejectFaults } from "../../text/reject-faults.ts";
import type { Card } from "../card/card.ts";

/** Kept in the repository: the proofs of which a mutant has shown that they can fail. */
const SOURCE = "quiz/proved.json";

/**
 * Digests of the proofs that are on record, by card; `null` where there is no record.
 *
 * @throws TrainerError `INVALID_PROOFS` with every fault, a line each.
 */
export function loadProved(packageRoot: string): Map<string, string> | null {
  const path = join(packageRoot, SOURCE);
  if (!existsSync(path)) return null;
  const faults: string[] = [];
  const value = parseJson(readFileSync(path, "utf8"), SOURCE);
  const entries = [...readEntries({ path: "", value, faults })];
  const proved = entries.map(([id, field]) => [id, readText(field, LINE)] as const);
  rejectFaults("INVALID_PROOFS", SOURCE, faults);
  return new Map(proved);
}

/** Puts proofs on record; those of cards that are gone, or that have changed since, are taken off. */
export function saveProved(
  packageRoot: string,
  { cards, shown }: { cards: readonly Card[]; shown: ReadonlySet<string> },
): void {
  const known = loadProved(packageRoot);
  const lines = cards
    .filter((card) => shown.has(card.id) || isProved(card, known))
    .map((card) => `  ${JSON.stringify(card.id)}: ${JSON.stringify(digestProof(card))}`);
  writeFileSync(join(packageRoot, SOURCE), `{\n${lines.toSorted().join(",\n")}\n}\n`);
}

/** Whether the record says of a card's proof that it can fail. */
export function isProved(card: Card, proved: ReadonlyMap<string, string> | null): boolean {
  return card.proof?.proves === true && proved?.get(card.id) === digestProof(card);
}

/** The proofs that are not on record, as `file:line: what`; none where there is no record. */
export function findUnproved(
  cards: readonly Card[],
  proved: ReadonlyMap<string, string> | null,
): string[] {
  if (proved === null) return [];
  return cards
    .filter((card) => card.proof?.proves === true && !isProved(card, proved))
    .map(
      ({ id, file, proof }) =>
        `${file}:${proof?.line}: expected a proof that can fail; type \`trainer dev mutation --cards ${id} --record\` on a Node that runs it`,
    );
}

/** What the verdict rests on: the program, what it prints, and what kind of answer hangs on that. */
function digestProof({ kind, proof }: Card): string {
  const { language = "", code = "", exit = 0, asked = false, prints = [] } = proof ?? {};
  return digest(kind, language, code, JSON.stringify([exit, asked, prints])).slice(0, 16);
}
