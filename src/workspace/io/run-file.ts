import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

/** How a file that was run ended. */
export interface RunEnd {
  code: number | null;
  signal: string | null;
}

/** Runs a TypeScript or JavaScript file with tsx in this terminal and waits for its end. */
export async function runFile(file: string): Promise<RunEnd> {
  const { execa } = await import("execa");
  const loader = pathToFileURL(createRequire(import.meta.url).resolve("tsx")).href;
  const result = await execa(process.execPath, ["--import", loader, file], {
    stdio: "inherit",
    reject: false,
    env: { TSX_TSCONFIG_PATH: undefined },
  });
  return { code: result.exitCode ?? null, signal: result.signal ?? null };
}
