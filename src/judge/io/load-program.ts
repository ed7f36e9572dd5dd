import { readdirSync, realpathSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { transformSync } from "rolldown/utils";
import { addControls } from "../controls.ts";
import { findRefusalOf } from "../imports.ts";
import type { FoundImport, ImportRules } from "../imports.ts";
import type { Answer } from "../message.ts";
import { addProbes } from "../probes.ts";
import type { Probe } from "../probes.ts";
import type { Link, Program, ProgramModule } from "../program.ts";
import { findLocalFile, isScript, readSource, resolveLocal } from "./source-facts.ts";
import type { ParsedSource } from "./source-facts.ts";
import { createTraceReader } from "./trace-reader.ts";
import type { TraceReader } from "./trace-reader.ts";

/** What a program is made from. */
export interface ProgramQuestion {
  /** Absolute path of the learner's file. */
  file: string;
  /** The learner's files that are parsed already. */
  sources: ParsedSource[];
  /** Absolute folder of the suite. */
  suiteFolder: string;
  /** `null` drops the rules. */
  rules: ImportRules | null;
  tag: string;
  traced: boolean;
}

/** A program, and what is needed to understand what it says. */
export interface LoadedProgram {
  program: Program;
  /** Answers an import that was not known before the run. */
  answer: (specifier: string, importer: string) => Answer;
  traces: TraceReader;
  probes: Probe[];
  /** Absolute paths of the learner's files so far; the judged one first. */
  listLearners: () => string[];
}

/** Whose module it is: the learner's, or the suite's with what it brings. */
type Owner = "learner" | "suite";

/** What has been read so far. */
interface Loading {
  question: ProgramQuestion;
  /** Absolute paths of the suite's test files, in order. */
  suites: string[];
  owners: Map<string, Owner>;
  /** Modules that were not handed out yet. */
  fresh: ProgramModule[];
  traces: TraceReader;
  probes: Probe[];
}

/** Reads, resolves and transforms all modules that a run needs. */
export function loadProgram(question: ProgramQuestion): LoadedProgram {
  const names = readdirSync(question.suiteFolder).filter((name) => name.endsWith(".test.ts"));
  const suites = names.toSorted().map((name) => join(question.suiteFolder, name));
  const traces = createTraceReader();
  const loading: Loading = { question, suites, owners: new Map(), fresh: [], traces, probes: [] };
  addModule(loading, question.file, "learner");
  for (const suite of suites) addModule(loading, suite, "suite");
  const program = {
    solution: idOf(question.file),
    suites: suites.map((path) => idOf(path)),
    modules: take(loading),
  };
  const answer = (specifier: string, importer: string): Answer => {
    const from = fileURLToPath(importer);
    const resolved = resolveLocal(from, specifier);
    const owner = loading.owners.get(from) ?? "learner";
    const link = findLink(loading, { specifier, resolved }, owner);
    return { link, modules: take(loading) };
  };
  const listLearners = (): string[] =>
    [...loading.owners].filter(([, owner]) => owner === "learner").map(([path]) => path);
  return { program, answer, traces, probes: loading.probes, listLearners };
}

function addModule(loading: Loading, path: string, owner: Owner): void {
  if (loading.owners.has(path)) return;
  loading.owners.set(path, owner);
  const { sources } = loading.question;
  const source = sources.find((one) => one.path === path) ?? readSource(path);
  if (source === null) return;
  const code = transform(loading, source, owner);
  const links = source.imports.map((found): [string, Link] => [
    found.specifier,
    findLink(loading, found, owner),
  ]);
  loading.fresh.push({ id: idOf(path), code, links });
}

function findLink(
  loading: Loading,
  { specifier, resolved }: Pick<FoundImport, "specifier" | "resolved">,
  owner: Owner,
): Link {
  const { file, rules } = loading.question;
  if (owner === "suite" && specifier === "@solution") return { kind: "module", id: idOf(file) };
  if (owner === "suite" && specifier === "vitest") return { kind: "tools" };
  const path = resolved === null ? null : findLocalFile(resolved);
  const real = path === null ? resolved : realpathSync(path);
  const isRefused = (to: string | null): boolean =>
    rules !== null && findRefusalOf({ specifier, resolved: to }, rules) !== null;
  if (owner === "learner" && (isRefused(resolved) || isRefused(real))) {
    return { kind: "refused", specifier };
  }
  if (resolved === null) return { kind: "native", specifier };
  if (path === null) return { kind: "missing", specifier };
  if (!isScript(path) && !path.endsWith(".json")) return { kind: "native", specifier: idOf(path) };
  addModule(loading, path, owner);
  return { kind: "module", id: idOf(path) };
}

function transform(loading: Loading, source: ParsedSource, owner: Owner): string {
  const { path } = source;
  const text = prepare(loading, source, owner);
  if (path.endsWith(".json")) return `export default ${text.trim()};`;
  if (!/\.m?ts$/.test(path)) return text;
  const lang = "ts";
  const { code, map, errors } = transformSync(path, text, {
    lang,
    sourcemap: true,
    tsconfig: false,
  });
  // What cannot be transformed does not parse, which is said where it is loaded.
  if (errors.length > 0) return text;
  if (map !== undefined) loading.traces.add(idOf(path), map);
  return code;
}

/** Controls go around a test file, probes into the learner's code. */
function prepare(loading: Loading, { path, text, readTree }: ParsedSource, owner: Owner): string {
  const { tag, traced } = loading.question;
  const at = loading.suites.indexOf(path);
  if (at !== -1) {
    return addControls(text, tag, { first: at === 0, last: at === loading.suites.length - 1 });
  }
  if (!traced || owner !== "learner" || !isScript(path)) return text;
  const callee = `probe_${tag}`;
  const firstId = loading.probes.length;
  const probed = addProbes({ path, text, tree: readTree(), callee, firstId });
  loading.probes.push(...probed.probes);
  return probed.text;
}

function take(loading: Loading): ProgramModule[] {
  return loading.fresh.splice(0);
}

function idOf(path: string): string {
  return pathToFileURL(path).href;
}
