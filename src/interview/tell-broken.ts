import type { BrokenReason } from "../judge/verdict.ts";

/** Why a run did not get to its end, after "the run did not finish". */
const WORDS: Record<BrokenReason, string> = {
  "missing-export": "an export is missing",
  "syntax-error": "the file has a syntax error",
  "load-error": "the file failed while it was loaded",
  timeout: "it took too long",
  "out-of-memory": "it ran out of memory",
  exited: "the process was ended by the code",
  crashed: "the process crashed",
  "output-limit": "it printed too much",
  tampered: "the code changed the test run itself",
  "forbidden-import": "the file imports what is not allowed",
  "no-tests": "no test was run",
};

/** What a run that was broken came to, in words; another version may have known other reasons. */
export function tellBroken(reason: BrokenReason | null): string {
  const known: Record<string, string | undefined> = WORDS;
  return known[reason ?? ""] ?? "it stopped early";
}
