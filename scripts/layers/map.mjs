/**
 * Who may import whom, as data. A new folder, root file or package is one more line here;
 * whatever is not on the map is a fault.
 */

/** Folders of src that hold a domain, and the other domains whose values each may import. */
export const DOMAINS = new Map([
  ["catalog", []],
  ["workspace", []],
  ["bench", []],
  ["judge", ["catalog"]],
  ["loop", []],
  ["memory", []],
  ["quiz", ["memory"]],
  ["drill", ["catalog", "judge"]],
  ["plan", ["catalog", "memory", "quiz"]],
  ["interview", ["judge", "quiz", "loop", "drill"]],
  ["progress", []],
  ["report", ["catalog", "drill", "interview", "memory", "plan", "progress", "quiz"]],
]);

/** What every parser shares: pure texts in, data and faults out. Every domain may use it. */
export const TEXT_ROOM = "text";

/** What every run of another process shares. It touches the system, so only io may use it. */
export const PROCESS_ROOM = "process";

/** Domains whose types are the common words that every domain may use. */
export const WORDS = new Set(["catalog", "progress"]);

/** Files at the root of src that everybody may import. */
export const COMMON = new Set([
  "src/at-end.ts",
  "src/errors.ts",
  "src/fs-fault.ts",
  "src/install-fault.ts",
  "src/on-abort.ts",
]);

/** The only file that may listen for an abort itself. */
export const ABORT_LISTENER = "src/on-abort.ts";

/** The only files that may be named index.ts or consist of re-exports. */
export const REGISTRIES = new Set([
  "src/commands/index.ts",
  "src/quiz/kinds/index.ts",
  "src/ui/quiz/kinds/index.ts",
  "src/ui/reporters/index.ts",
]);

/** What turns data into HTML pages, with libraries that nothing else loads. */
export const PAGE_ROOM = "page";

/** Where each package may be imported, types included: a zone, a folder or a file. */
export const PACKAGES = new Map([
  ["commander", ["main", "commands"]],
  ["chalk", ["src/ui/style.ts"]],
  ["rolldown", ["io"]],
  ["inquirer", ["src/ui/prompts/"]],
  ["@inquirer/core", ["src/ui/prompts/"]],
  ["@inquirer/prompts", ["src/ui/prompts/"]],
  ["ora", ["src/ui/spinner.ts"]],
  ["marked", ["src/ui/", "src/page/"]],
  ["preact", ["src/page/"]],
  ["preact-render-to-string", ["src/page/render-page.tsx"]],
  ["d3-scale", ["src/page/charts/"]],
  ["d3-shape", ["src/page/charts/"]],
  ["fastest-levenshtein", ["common", "pure"]],
  ["diff", ["src/catalog/find-blocks.ts", "src/catalog/unified-diff.ts"]],
  ["node-diff3", ["src/catalog/rebase-edit.ts"]],
  ["ts-fsrs", ["src/memory/memory.ts"]],
  ["@sqlite.org/sqlite-wasm", ["src/quiz/io/child/"]],
  ["@types/node", ["io"]],
  ["execa", ["io"]],
  ["esbuild", ["io"]],
  ["tsx", ["io"]],
  ["typescript", ["io"]],
  ["vite", ["io"]],
  ["vitest", ["io"]],
]);

/** Why a package has its place. */
export const PACKAGE_REASONS = new Map([
  ["commander", "arguments are parsed in one place, so everything below gets plain values"],
  ["chalk", "`Style` speaks of meaning, and one file decides on colour for all"],
  ["inquirer", "prompts have one home, where cancelling is a value"],
  ["@inquirer/core", "prompts have one home, where cancelling is a value"],
  ["@inquirer/prompts", "prompts have one home, where cancelling is a value"],
  ["ora", "progress is drawn in one place, which falls silent without a terminal"],
  ["ts-fsrs", "one place knows how memory is modelled, for cards, scenes and challenges alike"],
  ["node-diff3", "one place merges three texts"],
  [
    "@sqlite.org/sqlite-wasm",
    "statements of learners run in a process of their own, never in trainer's",
  ],
  ["diff", "one place compares two texts for an edit, and one prints a comparison"],
  ["marked", "only what is shown turns Markdown into something else"],
  ["preact", "pages are made in one place, and nothing else has to load it"],
  ["preact-render-to-string", "one function makes a file of a page"],
  ["d3-scale", "charts have one home"],
  ["d3-shape", "charts have one home"],
]);

/** Built-in modules that do nothing outside memory: any file may import them. */
export const MEMORY_MODULES = new Set([
  "assert",
  "assert/strict",
  "buffer",
  "events",
  "path",
  "path/posix",
  "path/win32",
  "querystring",
  "string_decoder",
  "url",
  "util",
  "util/types",
]);

/**
 * Where another process may be started: every child ends with the trainer, however that ends. The
 * judged child watches for those that solutions start.
 */
export const STARTERS = new Set([
  "src/process/start-group.ts",
  "src/judge/io/child/leaks.ts",
  "src/judge/io/child/process-guard.ts",
]);

/** Names that any file may import by name from a module that is not on that list as a whole. */
export const MEMORY_NAMES = new Map([
  ["crypto", new Set(["createHash", "createHmac", "hash", "timingSafeEqual"])],
  ["module", new Set(["builtinModules", "isBuiltin"])],
]);

/** Built-in modules that talk to the terminal and the process: main, commands, prompts and the spinner. */
export const TERMINAL_MODULES = new Set([
  "module",
  "os",
  "process",
  "readline",
  "readline/promises",
  "stream",
  "timers/promises",
  "tty",
]);

/** The files of ui that hold the terminal; all other files of ui return strings. */
export const TERMINAL_UI = ["src/ui/prompts/", "src/ui/spinner.ts"];

/** Folders of content: what learners and authors read, never a part of the program. */
export const CONTENT = ["challenges", "solutions", "scenes", "quiz"];

/** Folders that content may not reach into. */
export const PROGRAM = ["src", "dist", "bin", "test", "scripts"];
