import { isatty } from "node:tty";

/** The standard streams. */
const STREAMS = [0, 1, 2];

/**
 * Lets the program end quietly once its terminal was closed. Node fails an assertion of its own when it
 * sets back the modes of a terminal that is gone, and readline throws what it hears of that; so the modes
 * of such a terminal are left alone, and the program ends by the signal that means just this.
 */
export function endQuietlyWithTerminal(): void {
  if (process.platform === "win32") return;
  const terminals = STREAMS.filter((stream) => isatty(stream));
  if (terminals.length === 0) return;
  // A terminal that was closed does not answer any more.
  const isClosed = (): boolean => terminals.some((stream) => !isatty(stream));
  const { stdin } = process;
  if (stdin.isTTY) {
    const setRawMode = stdin.setRawMode.bind(stdin);
    stdin.setRawMode = (isRaw) => (isClosed() ? stdin : setRawMode(isRaw));
  }
  process.on("exit", () => {
    if (!isClosed()) return;
    process.removeAllListeners("SIGHUP");
    process.kill(process.pid, "SIGHUP");
  });
}
