import type { Style } from "./style.ts";

/** How something is shown: the looks, and the columns there are. */
export interface View {
  style: Style;
  width: number;
}

/** Below this many columns, text goes under its label instead of beside it. */
export const NARROW = 60;
