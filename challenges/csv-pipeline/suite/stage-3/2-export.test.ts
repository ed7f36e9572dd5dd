import { once } from "node:events";
import {
  type ReadStream,
  type WriteStream,
  createReadStream,
  createWriteStream,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { describe, expect, onTestFinished, test } from "vitest";
import { csvToJson } from "@solution";
import { rejection, settled, value } from "../../../kit.ts";
import {
  NO_STRAYS,
  Output,
  isJson,
  parse,
  source,
  started,
  until,
  watch,
  watchLateFailures,
} from "../drive.ts";

/** A folder that lasts until the test ends. */
function folder(): string {
  const path = mkdtempSync(join(tmpdir(), "trainer-csv-"));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

/** An input that gives these chunks and ends. */
function input(...chunks: (string | Buffer)[]): Readable {
  const stream = Readable.from(chunks, { objectMode: false });
  watch(stream);
  return stream;
}

/** An input that gives these chunks and then stays open. */
function openInput(...chunks: string[]): Readable {
  const stream = new Readable({ read: () => undefined });
  for (const chunk of chunks) stream.push(chunk);
  watch(stream);
  return stream;
}

/** A test ends only when the file is closed: what fails then is a failure of that test. */
function watchFile(stream: ReadStream | WriteStream): void {
  watch(stream);
  onTestFinished(async () => {
    stream.destroy();
    if (!stream.closed) await once(stream, "close");
  });
}

const GOOD = "csvToJson resolves if nothing fails";
const HALF = "what was written before the failure is not a complete JSON array";

describe("json-export", () => {
  test("R25 writes rows as arrays", async () => {
    watchLateFailures();
    const output = new Output();
    await value(csvToJson(input("a,b\n1,x\n2,y\n"), output), 1000, GOOD);
    expect(parse(output.text), "the output is a JSON array of all rows").toEqual([
      ["a", "b"],
      ["1", "x"],
      ["2", "y"],
    ]);
    expect(output.writableFinished, "csvToJson ends the output").toBe(true);
  });

  test("R25 takes the options of parseCsv", async () => {
    watchLateFailures();
    const output = new Output();
    const done = csvToJson(input("a,b\n1,2\n4,5\n"), output, { headers: true });
    await value(done, 1000, GOOD);
    expect(parse(output.text), "with headers, the output is a JSON array of objects").toEqual([
      { a: "1", b: "2" },
      { a: "4", b: "5" },
    ]);
  });

  test("R25 waits until the output has finished", async () => {
    watchLateFailures();
    const output = new Output();
    let finish: () => void = () => undefined;
    output._final = (callback) => {
      finish = callback;
    };
    let over = false;
    const done = started(csvToJson(input("a\n"), output).then(() => (over = true)));
    await until(() => over, 30);
    expect(over, "csvToJson does not resolve before the output has finished").toBe(false);
    finish();
    await value(done, 1000, "csvToJson resolves once the output has finished");
  });

  test("R25 reads and writes files", async () => {
    watchLateFailures();
    const home = folder();
    const [from, to] = [join(home, "orders.csv"), join(home, "orders.json")];
    const rows = Array.from({ length: 500 }, (_, id) => [`${id + 1000}`, "tea"]);
    writeFileSync(from, rows.map((row) => `${row.join(",")}\n`).join(""));
    // Each chunk has a hundred whole rows of nine bytes.
    const file = createReadStream(from, { highWaterMark: 900 });
    const target = createWriteStream(to);
    for (const stream of [file, target]) watchFile(stream);
    await value(csvToJson(file, target), 2000, GOOD);
    expect(parse(readFileSync(to, "utf8")), "the file is complete when csvToJson resolves").toEqual(
      rows,
    );
  });
});

describe("half-way", () => {
  test("R26 rejects with the error of the input", async () => {
    const lateFailures = watchLateFailures();
    const lost = new Error("the disk is gone");
    const from = openInput("a,b\n1,2\n3,4\n5,");
    const output = new Output();
    const own = from.listenerCount("error");
    const done = started(csvToJson(from, output, { headers: true }));
    await until(() => output.text !== "", 20);
    const heard = from.listenerCount("error") > own;
    from.destroy(lost);
    const sentence = `csvToJson rejects if the input fails${heard ? "" : ", and nobody hears its error"}`;
    const reason = await rejection(done, 1000, sentence);
    await until(() => output.destroyed);
    expect(reason, "csvToJson rejects with the error of the input").toBe(lost);
    expect(output.destroyed, "the output is destroyed if the input fails").toBe(true);
    expect(isJson(output.text), HALF).toBe(false);
    expect(await lateFailures(), NO_STRAYS).toEqual([]);
  });

  test("R26 rejects with the error of a bad row", async () => {
    const lateFailures = watchLateFailures();
    const enough = new Error("too many bad rows");
    const from = openInput("a,b\n1,2\n3\n4,5\n6,7\n");
    const output = new Output();
    const onBadRow = (): void => {
      throw enough;
    };
    const done = started(csvToJson(from, output, { headers: true, onBadRow }));
    const reason = await rejection(done, 1000, "csvToJson rejects if a row fails");
    await until(() => output.destroyed && from.destroyed);
    expect(reason, "csvToJson rejects with the error of the row").toBe(enough);
    expect(from.destroyed, "the input is destroyed if a row fails").toBe(true);
    expect(output.destroyed, "the output is destroyed if a row fails").toBe(true);
    expect(isJson(output.text), HALF).toBe(false);
    expect(await lateFailures(), NO_STRAYS).toEqual([]);
  });

  test("R26 rejects with the error of the output", async () => {
    const lateFailures = watchLateFailures();
    const full = new Error("the disk is full");
    const from = openInput(`${"x".repeat(1023)}\n`.repeat(200));
    const output = new Output({ hold: true });
    const done = started(csvToJson(from, output));
    await until(() => output.text !== "");
    output.release(full);
    const reason = await rejection(done, 1000, "csvToJson rejects if the output fails");
    await until(() => from.destroyed);
    expect(reason, "csvToJson rejects with the error of the output").toBe(full);
    expect(from.destroyed, "the input is destroyed if the output fails").toBe(true);
    expect(await lateFailures(), NO_STRAYS).toEqual([]);
  });

  test("R26 rejects if a file cannot be opened", async () => {
    const lateFailures = watchLateFailures();
    const home = folder();
    const output = new Output();
    const missing = createReadStream(join(home, "missing.csv"));
    watchFile(missing);
    const sentence = "csvToJson rejects with the error of a file that cannot be opened";
    const first = await rejection(csvToJson(missing, output), 2000, sentence);
    expect(first, sentence).toHaveProperty("code", "ENOENT");
    const target = createWriteStream(join(home, "missing", "orders.json"));
    watchFile(target);
    const from = openInput("a,b\n");
    const second = await rejection(csvToJson(from, target), 2000, sentence);
    expect(second, sentence).toHaveProperty("code", "ENOENT");
    await until(() => output.destroyed && from.destroyed);
    expect(
      [output.destroyed, from.destroyed],
      "a file that cannot be opened destroys the stream on the other side",
    ).toEqual([true, true]);
    expect(await lateFailures(), NO_STRAYS).toEqual([]);
  });
});

describe("client-gone", () => {
  test("R27 stops reading when the output is closed", async () => {
    const lateFailures = watchLateFailures();
    const { stream } = source(1000, () => `${"x".repeat(1023)}\n`);
    const output = new Output({ hold: true });
    const done = settled(
      csvToJson(stream, output),
      1000,
      "csvToJson settles if the output is closed before the end",
    );
    await until(() => output.text !== "");
    output.destroy();
    const { status, ...rest } = await done;
    await until(() => stream.destroyed);
    expect(status, "csvToJson rejects if the output is closed before the end").toBe("rejected");
    expect(
      "reason" in rest && rest.reason,
      "csvToJson rejects with an Error if the output is closed before the end",
    ).toBeInstanceOf(Error);
    expect(stream.destroyed, "the input is destroyed if the output is closed").toBe(true);
    expect(await lateFailures(), NO_STRAYS).toEqual([]);
  });
});
