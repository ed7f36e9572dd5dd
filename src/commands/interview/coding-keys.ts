import { scrollPage } from "../../ui/interview/scroll-page.ts";
import { countFindings, readCodingRoom, writeAll, writeBrief, writeTask } from "./coding-screen.ts";
import type { CodingPage, OverPage } from "./coding-screen.ts";
import { giveHelp } from "./help.ts";
import type { TerminalDesk } from "./terminal-desk.ts";

/** Keys that show another finding. */
const STEPS = new Map([
  ["up", -1],
  ["left", -1],
  ["down", 1],
  ["right", 1],
]);

/** What a key makes of the page: another page, another run of the tests, or nothing. */
export function pressKey(
  { desk, page }: { desk: TerminalDesk; page: CodingPage },
  key: string,
): CodingPage | "judge" | null {
  const { over } = page;
  const moved = over === null ? null : scrollPage(over, key, readCodingRoom(desk, page));
  if (over !== null && moved !== null) return { ...page, over: { ...over, ...moved } };
  if (key === "r" || key === "return") return "judge";
  const step = STEPS.get(key);
  if (step !== undefined) {
    const count = Math.max(1, countFindings(desk, page));
    return { ...page, at: (page.at + step + count) % count, over: null };
  }
  if (key === "v" || (over?.key === key && key !== "h")) {
    return { ...page, over: writeResting(desk, page) };
  }
  const text = writeOver(desk, page, key);
  return text === null ? null : { ...page, over: { key, text, top: 0 } };
}

/** What stands there without a key: the verdict, or before the first one the task. */
export function writeResting(desk: TerminalDesk, page: CodingPage): OverPage | null {
  return page.judged === null ? { key: "t", text: writeTask(desk, page.file), top: 0 } : null;
}

/** What a key puts in place of the verdict; `null` for a key that means nothing. */
function writeOver(desk: TerminalDesk, page: CodingPage, key: string): string | null {
  if (key === "h") return giveHelp(desk);
  if (key === "a") return writeAll(desk, page);
  if (key === "t") return writeTask(desk, page.file);
  return key === "b" ? writeBrief(desk) : null;
}
