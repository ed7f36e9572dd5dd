import { describe, expect, test } from "vitest";
import { findBrowser } from "./find-browser.ts";

const among =
  (...paths: string[]) =>
  (path: string): boolean =>
    paths.includes(path);
const NONE = "no browser found (set TRAINER_BROWSER)";

describe("the browser for pages", () => {
  test("is the one that is named", () => {
    const env = { TRAINER_BROWSER: "/opt/my-browser" };
    const isFile = among("/opt/my-browser", "/usr/bin/chromium");
    expect(findBrowser({ env, platform: "linux", isFile })).toEqual({ browser: "/opt/my-browser" });
  });

  test("is a fault when the one that is named is not there", () => {
    const env = { TRAINER_BROWSER: "/opt/gone" };
    expect(findBrowser({ env, platform: "linux", isFile: among("/usr/bin/chromium") })).toEqual({
      browser: null,
      reason: "TRAINER_BROWSER is /opt/gone, which is not a file",
      isFault: true,
    });
  });

  test("is not looked for with none", () => {
    const env = { TRAINER_BROWSER: "none" };
    const isFile = among("/usr/bin/chromium");
    expect(findBrowser({ env, platform: "linux", isFile })).toMatchObject({
      ...{ browser: null, isFault: false },
    });
  });

  test.each([
    ["linux", { PATH: "/opt/bin:/bin" }, "/opt/bin/google-chrome"],
    ["linux", {}, "/usr/bin/chromium-headless-shell"],
    [
      "darwin",
      { HOME: "/Users/me" },
      "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    ],
    [
      "darwin",
      { HOME: "/Users/me" },
      "/Users/me/Applications/Chromium.app/Contents/MacOS/Chromium",
    ],
    [
      "win32",
      { ProgramFiles: "C:\\Programs" },
      "C:\\Programs\\Google\\Chrome\\Application\\chrome.exe",
    ],
    ["win32", { "ProgramFiles(x86)": "C:\\X" }, "C:\\X\\Microsoft\\Edge\\Application\\msedge.exe"],
  ])("is found where it usually is on %s with %j", (platform, env, path) => {
    expect(findBrowser({ env, platform, isFile: among(path) })).toEqual({ browser: path });
  });

  test.each(["linux", "darwin", "win32"])("is missing on %s without a fault", (platform) => {
    const found = findBrowser({ env: {}, platform, isFile: () => false });
    expect(found).toEqual({ browser: null, reason: NONE, isFault: false });
  });

  test("is missing with a fault when it is required", () => {
    const env = { TRAINER_BROWSER: "required", PATH: "/bin" };
    const found = findBrowser({ env, platform: "linux", isFile: () => false });
    expect(found).toEqual({ browser: null, reason: NONE, isFault: true });
  });

  test("is never taken from a relative part of the PATH", () => {
    const isFile = (path: string): boolean => !path.startsWith("/");
    const found = findBrowser({ env: { PATH: "bin::." }, platform: "linux", isFile });
    expect(found.browser).toBeNull();
  });
});
