import { addControls } from "../controls.ts";
import type { FileOrder } from "../controls.ts";
import type { FoundImport } from "../imports.ts";
import { makeTag } from "./make-tag.ts";
import { parseSource, readText } from "./source-facts.ts";
import { transformModule } from "./transform-module.ts";
import type { Transformed } from "./transform-module.ts";

/** A module of a suite, ready to run. */
export interface SuiteModule extends Transformed {
  imports: FoundImport[];
}

/** A module as it was made before: for all runs of a process it is the same but for the tag. */
interface Known extends SuiteModule {
  /** What it was made of. */
  text: string;
}

/** Stands for the tag of a run. As long as that, so that places stay; no run has it. */
const STAND_IN = makeTag();

const known = new Map<string, Known>();

/**
 * Reads a suite's module and makes JavaScript of it, if that was not done before with the same text. Control
 * tests go around a test file, whose place in its stage is `order`. `null` when it cannot be read.
 */
export function readSuiteModule(
  path: string,
  order: FileOrder | null,
  tag: string,
): SuiteModule | null {
  const text = readText(path);
  if (text === null) return null;
  const ordered = order === null ? text : addControls(text, STAND_IN, order);
  const before = known.get(path);
  const made = before?.text === ordered ? before : make(path, text, ordered);
  if (made === null) return null;
  const { code, map, imports } = made;
  return { code: order === null ? code : code.replaceAll(STAND_IN, tag), map, imports };
}

function make(path: string, text: string, ordered: string): Known | null {
  const source = parseSource(path, text);
  if (source === null) return null;
  const isWhole = source.syntaxFault === null;
  const { code, map } = transformModule(source, isWhole ? ordered : text);
  // The syntax tree and the source itself are large, and nobody asks for them again.
  const made = {
    ...{ text: ordered, code, imports: source.imports },
    map: map && { ...map, sourcesContent: [] },
  };
  known.set(path, made);
  return made;
}
