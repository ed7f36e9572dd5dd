// over: pino@10
import { once } from "node:events";
import { stat } from "node:fs/promises";
import { pino } from "pino";
import { assemble, dayOf, moveUp, type Options } from "./by-path.ts";

type Destination = ReturnType<typeof pino.destination>;

async function put(target: Destination, line: string): Promise<void> {
  target.write(line);
  await once(target, "drain");
}

/** The package opens, writes and closes; counting and renaming are done here. */
export function rotatingFile(options: Options) {
  const { path, maxBytes = Infinity, maxFiles = 5, daily = false } = options;
  let file: Destination | undefined;
  let size = 0;
  let day = 0;

  const acquire = async () => {
    if (file !== undefined) return file;
    const opened = pino.destination({ dest: path, sync: false, append: true });
    await once(opened, "ready");
    const found = await stat(path);
    size = found.size;
    day = dayOf(found.mtimeMs);
    return (file = opened);
  };
  const release = async (): Promise<void> => {
    const old = file;
    file = undefined;
    old?.end();
    if (old !== undefined) await once(old, "close");
  };
  const append = async (line: string, today: number): Promise<void> => {
    const bytes = Buffer.byteLength(line);
    await acquire();
    if (size > 0 && (size + bytes > maxBytes || (daily && day !== today))) {
      await release();
      await moveUp(path, maxFiles);
    }
    const target = await acquire();
    await put(target, line).catch((error: unknown) => {
      // The package would write the line again before the next one.
      file = undefined;
      target.destroy();
      throw error;
    });
    size += bytes;
    day = today;
  };
  return assemble({ append, release }, options);
}
