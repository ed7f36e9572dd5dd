import { TrainerError } from "../errors.ts";
import type { Challenge, Requirement } from "./challenge.ts";
import { findNearestName } from "./nearest-name.ts";

/**
 * The requirement with that id.
 *
 * @throws TrainerError `UNKNOWN_REQUIREMENT` with the nearest id and all there are.
 */
export function findRequirement({ slug, requirements }: Challenge, id: string): Requirement {
  const found = requirements.find((requirement) => requirement.id === id);
  if (found !== undefined) return found;
  const ids = requirements.map((requirement) => requirement.id);
  const nearest = findNearestName(ids, id);
  const meant = nearest === null ? "" : `Did you mean \`${nearest}\`? `;
  throw new TrainerError("UNKNOWN_REQUIREMENT", `\`${slug}\` has no requirement \`${id}\`.`, {
    hint: `${meant}It has ${ids.join(", ")}.`,
  });
}
