// Run as a child process: holds a terminal in which a command runs, until it is killed itself. Then the
// terminal is closed, as by a window that is closed. Prints what the command shows.
import process from "node:process";
import * as pty from "@lydell/node-pty";

const [command = "", cwd = "", ...args] = process.argv.slice(2);
const terminal = pty.spawn(command, args, { cwd, cols: 80, rows: 24, env: process.env });
terminal.onData((text) => process.stdout.write(text));
