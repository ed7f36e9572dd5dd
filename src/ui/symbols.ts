/** The signs that stand beside words; each set has the same signs, one column wide unless they are words. */
export interface Symbols {
  met: string;
  missed: string;
  notReached: string;
  /** Something started but not solved. */
  started: string;
  /** Something not begun. */
  untouched: string;
  /** A question that was answered, which does not say how. */
  answered: string;
  warn: string;
  bullet: string;
  arrow: string;
  /** Horizontal. */
  line: string;
  /** Horizontal, heavier. */
  heavyLine: string;
  /** Vertical, beside quoted text and code. */
  side: string;
  /** Marks the line meant in a code frame. */
  pointer: string;
  caret: string;
  dot: string;
  /** Stands for text left out; may be wider than one column. */
  ellipsis: string;
  barFull: string;
  barEmpty: string;
  spinner: readonly string[];
}

/** Signs for terminals that show Unicode. */
export const UNICODE_SYMBOLS: Symbols = {
  met: "✓",
  missed: "✗",
  notReached: "·",
  started: "◐",
  untouched: "○",
  answered: "◇",
  warn: "▲",
  bullet: "•",
  arrow: "→",
  line: "─",
  heavyLine: "━",
  side: "│",
  pointer: "▸",
  caret: "^",
  dot: "·",
  ellipsis: "…",
  barFull: "█",
  barEmpty: "░",
  spinner: ["⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"],
};

/**
 * Words in place of signs, for screen readers; what only draws a line or a box is empty. Where a sign
 * stands beside the word that says the same, it is left out.
 */
export const SPOKEN_SYMBOLS: Symbols = {
  met: "yes",
  missed: "no",
  notReached: "",
  started: "begun",
  untouched: "no",
  answered: "",
  warn: "note",
  bullet: "-",
  arrow: "then",
  line: "",
  heavyLine: "",
  side: "",
  pointer: "here",
  caret: "",
  dot: ",",
  ellipsis: "...",
  barFull: "",
  barEmpty: "",
  spinner: ["-"],
};

/** Signs for terminals that show ASCII only. */
export const ASCII_SYMBOLS: Symbols = {
  met: "+",
  missed: "x",
  notReached: "-",
  started: "~",
  untouched: "o",
  answered: ">",
  warn: "!",
  bullet: "*",
  arrow: ">",
  line: "-",
  heavyLine: "=",
  side: "|",
  pointer: ">",
  caret: "^",
  dot: "-",
  ellipsis: "...",
  barFull: "#",
  barEmpty: ".",
  spinner: ["-", "\\", "|", "/"],
};
