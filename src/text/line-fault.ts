/** One thing that is wrong in a file, and the line where it stands. */
export interface Fault {
  line: number;
  message: string;
}

const LONGEST = 80;

/** Notes a fault of a line in the form `expected X, got Y`. */
export function tell(faults: Fault[], line: number, what: { expected: string; got: string }): void {
  faults.push({ line, message: tellValue(what.expected, what.got === "" ? undefined : what.got) });
}

/** A fault of a place such as `cards[2].id` in the form `place: expected X, got Y`. */
export function tellPlace(place: string, expected: string, got: unknown): string {
  return `${place}: ${tellValue(expected, got)}`;
}

function tellValue(expected: string, got: unknown): string {
  const text = got === undefined ? "nothing" : JSON.stringify(got);
  return `expected ${expected}, got ${text.length <= LONGEST ? text : `${text.slice(0, LONGEST - 3)}...`}`;
}
