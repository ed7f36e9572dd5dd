import { parseSync } from "rolldown/utils";
import { findMembers } from "../../catalog/brief.ts";
import type { Brief } from "../../catalog/brief.ts";
import type { Challenge } from "../../catalog/challenge.ts";
import { cutMembers } from "../cut-members.ts";

/**
 * The reference as it would be after each stage but the last: without the members that only later
 * stages speak of. The tests of a stage must not need them.
 */
export function cutReference(
  reference: string,
  { slug, stages }: Challenge,
  brief: Brief,
): { n: number; text: string }[] {
  const last = stages.length;
  const { program } = parseSync(`${slug}.ts`, reference, { lang: "ts", sourceType: "module" });
  const all = findMembers(brief, last);
  return stages.slice(0, -1).map(({ n }) => {
    const known = findMembers(brief, n);
    const later = new Set([...all].filter((name) => !known.has(name)));
    return { n, text: cutMembers(reference, program, later) };
  });
}
