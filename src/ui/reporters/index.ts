import { reportGithub } from "./github.ts";
import { joinJson, reportJson } from "./json.ts";
import { joinJunit, reportJunit } from "./junit.ts";
import { reportPretty } from "./pretty.ts";
import type { Reporter } from "./reporter.ts";
import { reportGrid } from "./grid.ts";

/** All reporters by the name that `--reporter` takes. */
export const REPORTERS: ReadonlyMap<string, Reporter> = new Map<string, Reporter>([
  ["pretty", { one: reportPretty, all: reportGrid }],
  ["json", { one: reportJson, all: joinJson }],
  ["junit", { one: reportJunit, all: joinJunit }],
  ["github", { one: reportGithub, all: null }],
]);
