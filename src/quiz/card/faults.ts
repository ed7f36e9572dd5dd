/** One thing that is wrong in a card, and the line where it stands. */
export interface Fault {
  line: number;
  message: string;
}

/** Notes a fault in the form `expected X, got Y`. */
export function tell(faults: Fault[], line: number, what: { expected: string; got: string }): void {
  const text = what.got.length <= 60 ? what.got : `${what.got.slice(0, 57)}...`;
  const got = text === "" ? "nothing" : JSON.stringify(text);
  faults.push({ line, message: `expected ${what.expected}, got ${got}` });
}
