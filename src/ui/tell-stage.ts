import type { Stage } from "../catalog/challenge.ts";
import { sayText } from "./text/say.ts";
import type { Style } from "./style.ts";

/** Such as `Stage 2 of 3: The list changes while it is walked`. */
export function tellStage({ n, title }: Stage, total: number, style: Style): string {
  return `Stage ${n} of ${total}: ${sayText(title, style)}`;
}
