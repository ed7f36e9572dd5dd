import { pathToFileURL } from "node:url";
import { isBuiltin } from "node:module";
import { readSource, resolveModule } from "./resolve-module.ts";
import { transformModule } from "./transform.ts";

/** A module as the worker asks for it. */
export type Fetched =
  | { externalize: string; type: "builtin" | "module" }
  | { code: string; file: string; id: string; url: string; invalidate: false };

/** What the server needs to know of a run. */
export interface ModuleFacts {
  /** Absolute path of the learner's file, which `@solution` stands for. */
  file: string;
  /** Modules that exist only for this run: absolute path to code for the module runner. */
  virtual: ReadonlyMap<string, string>;
  /** Paths that the worker loads natively, such as our own runner. */
  native: ReadonlySet<string>;
  /** The absolute path or address that a specifier is replaced by; throws to refuse it. */
  check: (specifier: string, importer: string, path: string | null) => void;
  /** Whether `importer` belongs to the suite, so that it may import `@solution`. */
  isSuite: (importer: string) => boolean;
}

/** Answers what the worker's module runner asks for. */
export interface ModuleServer {
  fetch: (url: string, importer: string | null) => Promise<Fetched>;
  resolve: (
    specifier: string,
    importer: string | null,
  ) => { file: string; url: string; id: string };
}

/** Serves transformed modules of the suite and the learner; each is transformed once a run. */
export function serveModules(facts: ModuleFacts): ModuleServer {
  return {
    fetch: async (url, importer) => {
      const id = stripMarks(url);
      if (facts.native.has(id)) return { externalize: pathToFileURL(id).href, type: "module" };
      if (facts.virtual.has(id)) return load(id, facts);
      const address = locate(id, importer, facts);
      if (isBuiltin(address)) return { externalize: address, type: "builtin" };
      if (/^(file|data):/.test(address)) return { externalize: address, type: "module" };
      return load(address, facts);
    },
    resolve: (specifier, importer) => {
      const id = stripMarks(specifier);
      const known = facts.virtual.has(id) || facts.native.has(id);
      const path = known ? id : locate(id, importer, facts);
      return { file: path, url: path, id: path };
    },
  };
}

/**
 * The path of a source file, or the address of what Node loads itself. Without an importer it is the
 * run that asks, for a file of the suite.
 */
function locate(specifier: string, importer: string | null, facts: ModuleFacts): string {
  if (specifier === "@solution" && facts.isSuite(importer ?? "")) return slashed(facts.file);
  if (/^file:.*\/node_modules\//.test(specifier)) return specifier;
  const found = resolveModule(specifier, importer ?? facts.file);
  const path = found.kind === "source" ? found.path : null;
  if (importer !== null) facts.check(specifier, importer, path);
  return found.kind === "source" ? slashed(found.path) : toAddress(found.address);
}

async function load(path: string, facts: ModuleFacts): Promise<Fetched> {
  const made = facts.virtual.get(path);
  const code =
    made ?? (await transformModule(path, readSource(path), (one) => locate(one, path, facts)));
  return { code, file: path, id: path, url: path, invalidate: false };
}

/** vite's marks for paths outside the root and for ids that are no addresses. */
function stripMarks(url: string): string {
  const plain = url.replace(/^\/@id\//, "").replace(/^\/@fs(?=\/)/, "");
  return /^\/[A-Za-z]:\//.test(plain) ? plain.slice(1) : plain;
}

function toAddress(address: string): string {
  return isBuiltin(address) || /^[a-z]{2,}:/.test(address) ? address : pathToFileURL(address).href;
}

function slashed(path: string): string {
  return path.replaceAll("\\", "/");
}
