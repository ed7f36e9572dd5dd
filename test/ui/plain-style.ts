import { createStyle, type Style } from "../../src/ui/style.ts";

const TERMINAL = { interactive: false, width: 80 };

/** Unicode signs, no colour. */
export const plain: Style = createStyle({ ...TERMINAL, color: false, unicode: true });

/** ASCII signs, no colour. */
export const ascii: Style = createStyle({ ...TERMINAL, color: false, unicode: false });

/** Words in place of signs, for a screen reader. */
export const spoken: Style = createStyle({
  ...TERMINAL,
  color: false,
  unicode: false,
  plain: true,
});

/** Unicode signs and colour. */
export const colored: Style = createStyle({ ...TERMINAL, color: true, unicode: true });
