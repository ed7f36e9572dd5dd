/**
 * Records what two or three sessions of a real PostgreSQL see when they get in each other's way, and compares it
 * with the transcripts in quiz cards: `node scripts/record-sessions.mjs`. With `--write` the cards get what was
 * recorded. It starts a server of its own in a temporary folder, from the programs in the path, in
 * `TRAINER_POSTGRES` or where Debian puts them. The gate does not need it.
 */
import { spawn, spawnSync } from "node:child_process";
import {
  chownSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import process from "node:process";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { SESSIONS } from "./record-sessions/sessions.mjs";

const root = fileURLToPath(new URL("../", import.meta.url));
const bin = findPrograms();
const user = findUser();
const folder = mkdtempSync(join(tmpdir(), "trainer-postgres-"));
let failed = false;
try {
  if (user.uid !== undefined) chownSync(folder, user.uid, user.gid);
  startServer();
  for (const [card, script] of Object.entries(SESSIONS)) {
    const transcript = await record(script);
    failed = compare(card, transcript) || failed;
  }
} finally {
  run("pg_ctl", ["-D", join(folder, "data"), "-m", "immediate", "stop"]);
  rmSync(folder, { recursive: true, force: true });
}
process.exitCode = failed ? 1 : 0;

/** Compares a card's transcript with the recorded one, or writes it; gives whether they differ. */
function compare(card, transcript) {
  const path = join(root, "quiz", `${card}.md`);
  const text = readFileSync(path, "utf8");
  const place = /^```text session\n([\s\S]*?)\n```$/m;
  const was = place.exec(text)?.[1];
  if (was === undefined) throw new Error(`${path} has no fence \`text session\`.`);
  if (was === transcript) {
    console.log(`same     ${card}`);
    return false;
  }
  if (process.argv.includes("--write")) {
    writeFileSync(
      path,
      text.replace(place, () => `\`\`\`text session\n${transcript}\n\`\`\``),
    );
    console.log(`written  ${card}`);
    return false;
  }
  console.log(`differs  ${card}\n${transcript}`);
  return true;
}

/** Plays a script in a database of its own; gives what the sessions see, in order. */
async function record({ tables, steps }) {
  const control = await openSession("control", "postgres");
  await control.ask("DROP DATABASE IF EXISTS play;");
  await control.ask("CREATE DATABASE play;");
  const maker = await openSession("maker", "play");
  await maker.ask(tables);
  maker.close();
  const sessions = new Map();
  const lines = [];
  for (const name of [...new Set(steps.map(([who]) => who))].toSorted((a, b) =>
    a.localeCompare(b),
  )) {
    const session = await openSession(name, "play");
    // Who waits last looks for a deadlock, whatever the machine's load is.
    const looks = steps.findLast(([, , waits]) => waits === "looks")?.[0] === name;
    await session.ask(`SET deadlock_timeout = '${looks ? "10ms" : "1h"}';`);
    sessions.set(name, session);
  }
  const names = new Map([...sessions.values()].map(({ pid, name }) => [pid, name]));
  for (const [who, sql, waits] of steps) {
    const session = sessions.get(who);
    lines.push(
      ...indent(
        who,
        sql.split("\n").map((line, at) => `${at === 0 ? `${who}>` : "  "} ${line}`),
      ),
    );
    session.send(sql);
    lines.push(...(await settle(sessions, who, { control, names, looks: waits === "looks" })));
  }
  for (const session of sessions.values()) session.close();
  await Promise.all([...sessions.values()].map(({ ended }) => ended));
  control.close();
  return lines.join("\n");
}

/** Waits until each session has answered or waits for another one; gives what was said. */
async function settle(sessions, asked, { control, names, looks }) {
  const lines = [];
  const open = [...sessions.values()].filter((session) => session.isAsked());
  const order = open.toSorted((a, b) => Number(b.name === asked) - Number(a.name === asked));
  for (const session of order) {
    const answer = await waitFor(session, looks && session.name === asked ? null : control);
    if (answer === null) {
      if (session.name === asked) lines.push(...indent(session.name, [`(${session.name} waits)`]));
      continue;
    }
    const said = answer
      .split("\n")
      .filter((line) => line !== "" && !/^(?:CONTEXT|HINT):/.test(line));
    const mark = session.name === asked ? [] : [`(${session.name} goes on)`];
    lines.push(
      ...indent(session.name, [...mark, ...said.map((line) => nameProcesses(line, names))]),
    );
  }
  return lines;
}

/** What a session answers, or `null` when another one holds it up, as far as `control` is to look. */
async function waitFor(session, control) {
  for (;;) {
    const answer = session.take();
    if (answer !== null) return answer;
    const blockers = await control?.ask(`SELECT cardinality(pg_blocking_pids(${session.pid}));`);
    if (blockers !== undefined && blockers.trim() !== "0") return session.take();
    await sleep(5);
  }
}

/** Numbers of processes and transactions are others each time. */
function nameProcesses(line, names) {
  return line
    .replace(/\bprocess (\d+)/gi, (whole, pid) => names.get(pid) ?? whole)
    .replace(/\btransaction \d+/g, "a transaction")
    .replace(/\s+/g, " ")
    .trim();
}

/** Each session has a column of its own. */
function indent(name, lines) {
  const column = " ".repeat((name.charCodeAt(0) - "A".charCodeAt(0)) * 4);
  return lines.map((line) => (column + line).trimEnd());
}

/** A session of psql that answers one request after the other. */
async function openSession(name, database) {
  const args = ["-X", "-A", "-t", "-h", folder, "-U", "trainer", "-d", database];
  const child = spawn("/bin/sh", ["-c", 'exec "$0" "$@" 2>&1', join(bin, "psql"), ...args], {
    ...user,
    stdio: ["pipe", "pipe", "inherit"],
  });
  const talk = openTalk(child);
  const pid = (await talk.ask("SELECT pg_backend_pid();")).trim();
  const ended = new Promise((resolve) => child.once("exit", resolve));
  return { ...talk, name, pid, ended, close: () => child.stdin.end() };
}

/** Each answer ends with a line that the session echoes behind it. */
function openTalk(child) {
  const state = { text: "", asked: 0, taken: 0 };
  child.stdout.setEncoding("utf8").on("data", (text) => (state.text += text));
  const take = () => {
    const mark = `-- done ${state.taken + 1}\n`;
    const end = state.text.indexOf(mark);
    if (end === -1) return null;
    const answer = state.text.slice(0, end);
    state.text = state.text.slice(end + mark.length);
    state.taken += 1;
    return answer;
  };
  const send = (sql) => {
    state.asked += 1;
    child.stdin.write(`${sql}\n\\echo -- done ${state.asked}\n`);
  };
  const ask = async (sql) => {
    send(sql);
    for (;;) {
      const answer = take();
      if (answer !== null) return answer;
      if (child.exitCode !== null) throw new Error(`psql has ended: ${state.text}`);
      await sleep(2);
    }
  };
  return { send, take, ask, isAsked: () => state.asked > state.taken };
}

function startServer() {
  const data = join(folder, "data");
  run("initdb", [
    "-D",
    data,
    "-U",
    "trainer",
    "-A",
    "trust",
    "-E",
    "UTF8",
    "--locale=C",
    "--no-sync",
  ]);
  const options = `-c listen_addresses= -c unix_socket_directories=${folder} -c fsync=off`;
  run("pg_ctl", ["-D", data, "-l", join(folder, "log"), "-w", "-o", options, "start"]);
}

function run(program, args) {
  const { status, stderr, stdout } = spawnSync(join(bin, program), args, {
    ...user,
    encoding: "utf8",
    stdio: ["ignore", "ignore", "pipe"],
  });
  if (status !== 0) console.error(`${program}: ${stderr ?? ""}${stdout ?? ""}`);
}

function findPrograms() {
  const own = process.env["TRAINER_POSTGRES"];
  const debian = "/usr/lib/postgresql";
  const versions = existsSync(debian)
    ? readdirSync(debian).toSorted((a, b) => Number(b) - Number(a))
    : [];
  const folders = [
    ...(own === undefined ? [] : [own]),
    ...(process.env["PATH"] ?? "").split(delimiter),
    ...versions.map((version) => join(debian, version, "bin")),
  ];
  const found = folders.find((one) =>
    ["initdb", "pg_ctl", "psql"].every((name) => existsSync(join(one, name))),
  );
  if (found === undefined)
    throw new Error(
      "There is no PostgreSQL. Install it, or name its programs in TRAINER_POSTGRES.",
    );
  return found;
}

/** The server refuses to run as root. */
function findUser() {
  if (process.getuid?.() !== 0) return {};
  const line = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .find((one) => one.startsWith("postgres:"));
  const [, , uid, gid] = (line ?? "::65534:65534").split(":");
  return { uid: Number(uid), gid: Number(gid) };
}
