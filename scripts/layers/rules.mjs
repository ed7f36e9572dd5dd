/** The rules by name, each with the reason that is printed when it is broken. */
export const RULES = new Map([
  [
    "unknown-place",
    "every file has a place in the design, and a new place is one line in scripts/layers/map.mjs",
  ],
  ["unreadable", "imports can only be checked in a file that parses"],
  [
    "names-a-file",
    "Node runs what is written: a relative import names an existing file with its ending",
  ],
  [
    "stays-in-src",
    "src is bundled on its own; content and tests are data to it, reached through io",
  ],
  ["commands-are-the-top", "commands compose the rest, so only main may know them"],
  ["main-is-the-root", "main is where the program starts, so nothing may import it"],
  [
    "main-starts-commands",
    "main builds the program and catches what is thrown; the work is done by commands",
  ],
  ["common-stands-alone", "what everybody imports may depend on nobody"],
  [
    "ui-takes-types",
    "ui turns data into text, so it gets values as arguments and imports only their types: write `import type`",
  ],
  [
    "pages-are-asked-for",
    "pages bring libraries along, so a command loads them when a page is asked for",
  ],
  ["domains-know-no-ui", "a domain returns data and commands choose how to show it"],
  [
    "domains-stay-apart",
    "a domain knows itself and the types of catalog and progress: write `import type` for those, and let a command pass the rest",
  ],
  [
    "pure-stays-pure",
    "files outside io/ are data in, data out: let the command call io and pass the data",
  ],
  [
    "pure-built-ins",
    "disk, processes, network, clock and randomness live in io/, so all else is tested with plain data",
  ],
  [
    "system-in-io",
    "commands are recipes of calls; touching the system is the job of an io/ folder",
  ],
  [
    "one-way-to-start",
    "a child that is not started by src/process/start-group.ts could outlive the trainer",
  ],
  ["clock-is-an-argument", "a time that is read here cannot be tested: take `now` as an argument"],
  [
    "abort-is-heard",
    "a bare listener misses an abort that came before it: use `onAbort` from src/on-abort.ts",
  ],
  ["package-has-a-home", "a package stays replaceable when one place imports it"],
  [
    "computed-import",
    "the target of a computed import cannot be checked or bundled; only io/ may load files by path",
  ],
  [
    "no-barrels",
    "a barrel hides who uses what and loads everything; only registries list their neighbours",
  ],
  [
    "no-cycles",
    "files in a cycle can only be understood, loaded and tested together: move what both need into a third",
  ],
  ["bin-starts-main", "bin holds no logic: it loads the built main"],
  [
    "content-stands-alone",
    "content is read and run by learners, who do not have the program's sources",
  ],
]);

/**
 * A fault of one place in the tree.
 * @param {string} rule a name of `RULES`
 * @param {{ file: string, line?: number, column?: number }} place
 * @param {string} found what stands there
 */
export function fault(rule, place, found) {
  const reason = RULES.get(rule);
  if (reason === undefined) throw new Error(`No such layer rule: ${rule}`);
  return {
    rule,
    file: place.file,
    line: place.line ?? 1,
    column: place.column ?? 1,
    found,
    reason,
  };
}
