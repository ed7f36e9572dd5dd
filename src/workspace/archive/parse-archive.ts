import { TrainerError } from "../../errors.ts";
import { ARCHIVE_FORMAT, ARCHIVE_LIMITS, ARCHIVE_VERSION } from "./archive.ts";
import type { Archive, ArchivedFile } from "./archive.ts";
import { refusePath } from "./archive-path.ts";
import { digestArchive } from "./print-archive.ts";

/**
 * Reads the text of an archive. What it gives can be written below a workspace as it is.
 *
 * @throws TrainerError `NOT_AN_ARCHIVE`, `NEWER_ARCHIVE` or `DAMAGED_ARCHIVE`, never half of an archive.
 */
export function parseArchive(text: string, name: string): Archive {
  const fields = readFields(parse(text, name));
  if (fields?.get("format") !== ARCHIVE_FORMAT) {
    throw new TrainerError("NOT_AN_ARCHIVE", `\`${name}\` was not made by \`trainer export\`.`, {
      hint: "Check the path; `trainer export` on the other machine makes the file to import.",
    });
  }
  const version = fields.get("version");
  if (typeof version === "number" && version > ARCHIVE_VERSION) {
    throw new TrainerError("NEWER_ARCHIVE", `\`${name}\` was made by a newer trainer.`, {
      hint: "Update trainer on this machine and import the file again.",
    });
  }
  const journal = readList(fields.get("journal"), readLine);
  const files = readList(fields.get("files"), readFile);
  if (version !== ARCHIVE_VERSION || journal === null || files === null) throw damaged(name);
  if (fields.get("digest") !== digestArchive({ journal, files })) throw damaged(name);
  rejectPaths(files, name);
  return { journal, files };
}

function parse(text: string, name: string): unknown {
  const trimmed = text.replace(/^\uFEFF/, "").trim();
  try {
    return JSON.parse(trimmed) as unknown;
  } catch {
    // What begins like an archive is the beginning of one.
    if (trimmed.startsWith("{") && trimmed.slice(0, 200).includes(`"${ARCHIVE_FORMAT}"`)) {
      throw damaged(name);
    }
    return null;
  }
}

function damaged(name: string): TrainerError {
  return new TrainerError(
    "DAMAGED_ARCHIVE",
    `\`${name}\` is damaged or was changed, so nothing was imported.`,
    { hint: "Copy the file once more, or export it again on the other machine." },
  );
}

/** With an honest digest these paths come from somebody who wrote them on purpose. */
function rejectPaths(files: readonly ArchivedFile[], name: string): void {
  const seen = new Set<string>();
  for (const { path, text } of files) {
    const reason = seen.has(path) ? "it is there twice" : refuseFile(path, text);
    seen.add(path);
    if (reason === null) continue;
    const said = JSON.stringify(path.slice(0, 100));
    throw new TrainerError(
      "UNSAFE_ARCHIVE",
      `\`${name}\` holds the file ${said}, which cannot be imported: ${reason}. Nothing was imported.`,
      { hint: "Export the workspace again on the other machine." },
    );
  }
}

function refuseFile(path: string, text: string): string | null {
  const reason = refusePath(path);
  if (reason !== null) return reason;
  return Buffer.byteLength(text) > ARCHIVE_LIMITS.file ? "it is too large" : null;
}

function readFields(value: unknown): Map<string, unknown> | null {
  const isObject = typeof value === "object" && value !== null && !Array.isArray(value);
  return isObject ? new Map(Object.entries(value)) : null;
}

function readList<T>(value: unknown, read: (item: unknown) => T | null): T[] | null {
  if (!Array.isArray(value)) return null;
  const items = value.map((item) => read(item));
  return items.every((item) => item !== null) ? items : null;
}

/** A line of a journal, whichever version of trainer knows its kind. */
function readLine(value: unknown): string | null {
  if (typeof value !== "string" || /[\r\n]/.test(value)) return null;
  try {
    return readFields(JSON.parse(value))?.has("kind") === true ? value : null;
  } catch {
    return null;
  }
}

function readFile(value: unknown): ArchivedFile | null {
  const fields = readFields(value);
  const path = fields?.get("path");
  const text = fields?.get("text");
  const modifiedAt = fields?.get("modifiedAt");
  if (typeof path !== "string" || typeof text !== "string") return null;
  if (typeof modifiedAt !== "string" || Number.isNaN(Date.parse(modifiedAt))) return null;
  return { path, text, modifiedAt };
}
