import { posix, win32 } from "node:path";

/** What a browser is looked for in. */
export interface System {
  env: Record<string, string | undefined>;
  platform: string;
  isFile: (path: string) => boolean;
}

/** A browser, or why there is none; `isFault` when one was asked for. */
export type Found = { browser: string } | { browser: null; reason: string; isFault: boolean };

/**
 * A browser of the Chromium family: the one that `TRAINER_BROWSER` names, else the first one where such
 * browsers usually are. `none` looks for no browser, `required` makes it a fault when there is none.
 */
export function findBrowser({ env, platform, isFile }: System): Found {
  const asked = env["TRAINER_BROWSER"] ?? "";
  if (asked === "none") {
    return { browser: null, reason: "TRAINER_BROWSER is none", isFault: false };
  }
  if (asked !== "" && asked !== "required") {
    if (isFile(asked)) return { browser: asked };
    const reason = `TRAINER_BROWSER is ${asked}, which is not a file`;
    return { browser: null, reason, isFault: true };
  }
  const browser = listPlaces(env, platform).find(isFile);
  if (browser !== undefined) return { browser };
  const reason = "no browser found (set TRAINER_BROWSER)";
  return { browser: null, reason, isFault: asked === "required" };
}

const NAMES = [
  "chromium",
  "chromium-headless-shell",
  "chromium-browser",
  "google-chrome",
  "google-chrome-stable",
  "microsoft-edge",
];

const MAC_APPS = ["Google Chrome", "Chromium", "Microsoft Edge"];

const WINDOWS_PROGRAMS = [
  ["Google", "Chrome", "Application", "chrome.exe"],
  ["Chromium", "Application", "chrome.exe"],
  ["Microsoft", "Edge", "Application", "msedge.exe"],
];

function listPlaces(env: System["env"], platform: string): string[] {
  if (platform === "win32") {
    const roots = [env["ProgramFiles"], env["ProgramFiles(x86)"], env["LOCALAPPDATA"]].map(
      (root) => root ?? "",
    );
    return roots
      .filter((root) => root !== "")
      .flatMap((root) => WINDOWS_PROGRAMS.map((parts) => win32.join(root, ...parts)));
  }
  const folders = [...(env["PATH"] ?? "").split(":"), "/usr/bin", "/usr/local/bin", "/snap/bin"];
  const named = folders
    .filter((folder) => folder.startsWith("/"))
    .flatMap((folder) => NAMES.map((name) => posix.join(folder, name)));
  if (platform !== "darwin") return named;
  const apps = ["/Applications", posix.join(env["HOME"] ?? "/", "Applications")].flatMap((folder) =>
    MAC_APPS.map((name) => posix.join(folder, `${name}.app`, "Contents", "MacOS", name)),
  );
  return [...apps, ...named];
}
