import { TrainerError } from "../errors.ts";
import type { Challenge, Requirement } from "./challenge.ts";

/**
 * The requirement with that id.
 *
 * @throws TrainerError `UNKNOWN_REQUIREMENT` with the ids there are.
 */
export function findRequirement({ slug, requirements }: Challenge, id: string): Requirement {
  const found = requirements.find((requirement) => requirement.id === id);
  if (found !== undefined) return found;
  throw new TrainerError("UNKNOWN_REQUIREMENT", `\`${slug}\` has no requirement \`${id}\`.`, {
    hint: `It has ${requirements.map((requirement) => requirement.id).join(", ")}.`,
  });
}
