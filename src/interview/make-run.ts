import type { Verdict } from "../judge/verdict.ts";
import type { Run, Sighting } from "./step.ts";

/** The candidate's file as it was judged. */
export interface JudgedFile {
  verdict: Verdict;
  /** The text of each file that the verdict speaks of, by the path used in its places. */
  sources: ReadonlyMap<string, string>;
  /** The patterns in the candidate's file. */
  sightings: Sighting[];
}

/** What an interview keeps of a verdict. */
export function makeRun({ verdict, sources, sightings }: JudgedFile): Run {
  const { status, reason, stages, requirements, leaks } = verdict;
  const readLine = (file: string, line: number): string | null =>
    sources.get(file)?.split("\n")[line - 1]?.trim() ?? null;
  return {
    ...{ status, reason, sightings },
    stages: stages.map((one) => ({
      ...{ n: one.n, status: one.status, met: one.met, total: one.total },
    })),
    rows: requirements.flatMap(({ id, outcome, finding }) => {
      if (outcome === "not-reached") return [];
      const { location, message = null, missing } = finding ?? {};
      // What is not written yet makes no mistake.
      const mistake = missing === undefined ? (finding?.mistake ?? null) : null;
      const text = location === undefined ? null : readLine(location.file, location.line);
      const code = text === null || isHead(text) ? null : text;
      const line = code === null ? null : (location?.line ?? null);
      return [{ id, outcome, message, mistake, line, code }];
    }),
    leaks: leaks.map(({ kind, count, location }) => ({
      kind,
      count,
      line: location?.line ?? null,
    })),
  };
}

/** The first line of a function, a method or a class: all of it is meant, so the line itself is no place. */
function isHead(code: string): boolean {
  return /[{(]$/.test(code) && HEADS.some((head) => head.test(code));
}

const HEADS = [
  /^(?:export\s+(?:default\s+)?)?(?:abstract\s+)?(?:async\s+)?(?:function|class)\b/,
  /^(?:export\s+)?const\s+[\w$]+\s*=\s*(?:async\s*)?[(<]/,
  /^return\s+(?:async\s*)?(?:function\b|\(.*=>\s*\{$)/,
  /^(?:(?:public|private|protected)\s+)?constructor\s*\(/,
  // A method; a call ends with an arrow or a function, and a statement begins with its keyword.
  /^(?!(?:if|for|while|switch|catch|with|do|else|return|await|throw|new|function)\b)(?:(?:public|private|protected|static|override|async|get|set)\s+)*\*?\s*(?:#?[\w$]+|\[[^\]]+\])\s*(?:<.*>)?\((?!.*(?:=>|\bfunction\b[^()]*\([^()]*\))\s*\{$).*\{$/,
];
