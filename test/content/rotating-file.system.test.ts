import { existsSync } from "node:fs";
import { expect, test } from "vitest";
import { rotatingFile as batches } from "../../challenges/rotating-file/right/batches.ts";
import { rotatingFile as byPath } from "../../challenges/rotating-file/right/by-path.ts";
import { rotatingFile as pinoPackage } from "../../challenges/rotating-file/right/pino-package.ts";
import { rotatingFile as synchronous } from "../../challenges/rotating-file/right/synchronous.ts";
import { rotatingFile as writeStreams } from "../../challenges/rotating-file/right/write-streams.ts";
import { rotatingFile as reference } from "../../solutions/rotating-file/rotating-file.ts";

// Linux has a file that can be opened and is always full; the judge's child may not open it.
const FULL = "/dev/full";
const forms = { reference, batches, byPath, pinoPackage, synchronous, writeStreams };

test.skipIf(!existsSync(FULL)).each(Object.entries(forms))(
  "%s rejects each line on a full disk, and closes",
  async (_name, rotatingFile) => {
    const log = rotatingFile({ path: FULL });
    const lines = [log.write("one\n"), log.write("two\n")];
    const ends = await Promise.allSettled(lines);
    const full = { status: "rejected", reason: { code: "ENOSPC" } };
    expect(ends).toMatchObject([full, full]);
    await expect(log.write("three\n")).rejects.toMatchObject({ code: "ENOSPC" });
    await expect(log.close()).resolves.toBeUndefined();
  },
);
