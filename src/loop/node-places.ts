import { join } from "node:path";

/** What is known of a machine. */
export interface MachineFacts {
  env: Record<string, string | undefined>;
  home: string;
  platform: string;
}

/**
 * Where Nodes may be installed, as paths of the program file; `*` stands for one folder. From the
 * search path, nvm, fnm, volta, asdf and the cache of `npm run test:matrix`.
 */
export function listNodePlaces({ env, home, platform }: MachineFacts): string[] {
  const isWindows = platform === "win32";
  const file = isWindows ? "node.exe" : "node";
  const bin = isWindows ? [file] : ["bin", file];
  const path = (env["PATH"] ?? "").split(isWindows ? ";" : ":").filter((folder) => folder !== "");
  const data = env["XDG_DATA_HOME"] ?? join(home, ".local", "share");
  const cache = findCache({ env, home, platform });
  return [
    ...path.map((folder) => join(folder, file)),
    join(env["NVM_DIR"] ?? join(home, ".nvm"), "versions", "node", "*", ...bin),
    join(env["NVM_HOME"] ?? join(home, ".nvm"), "*", file),
    ...[env["FNM_DIR"], join(data, "fnm"), join(home, "Library", "Application Support", "fnm")]
      .filter((folder) => folder !== undefined)
      .map((folder) => join(folder, "node-versions", "*", "installation", ...bin)),
    join(env["VOLTA_HOME"] ?? join(home, ".volta"), "tools", "image", "node", "*", ...bin),
    join(env["ASDF_DATA_DIR"] ?? join(home, ".asdf"), "installs", "nodejs", "*", ...bin),
    join(cache, "trainer-node", "*", "node_modules", "node", "bin", file),
    join(cache, "trainer-node", "*", ...bin),
  ];
}

function findCache({ env, home, platform }: MachineFacts): string {
  if (platform === "win32") return env["LOCALAPPDATA"] ?? join(home, "AppData", "Local");
  if (platform === "darwin") return join(home, "Library", "Caches");
  return env["XDG_CACHE_HOME"] ?? join(home, ".cache");
}
