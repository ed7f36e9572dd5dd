/** What the output can show; decided once at start from the streams and the environment. */
export interface Terminal {
  /** Both stdin and stdout are a terminal, so prompts may appear. */
  interactive: boolean;
  /** Columns; 80 when unknown. */
  width: number;
  color: boolean;
  /** Symbols beyond ASCII may be used. */
  unicode: boolean;
  /** For a screen reader: lines and words only, nothing is drawn anew; absent means no. */
  plain?: boolean;
  /** Text may carry a hidden address (OSC 8); absent means no. */
  links?: boolean;
}
