import { reportGithub } from "./github.ts";
import { reportJson } from "./json.ts";
import { reportJunit } from "./junit.ts";
import { reportPretty } from "./pretty.ts";
import type { Reporter } from "./reporter.ts";

/** All reporters by the name that `--reporter` takes. */
export const REPORTERS: ReadonlyMap<string, Reporter> = new Map([
  ["pretty", reportPretty],
  ["json", reportJson],
  ["junit", reportJunit],
  ["github", reportGithub],
]);
