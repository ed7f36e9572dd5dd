import { createHash } from "node:crypto";

/** A page that begins with a digest of itself, by which `isSealed` knows it again. */
export function sealPage(html: string): string {
  return `<!doctype html>\n${writeSeal(html)}\n${html}`;
}

/** Whether a text is a page as it was sealed, so that nobody has changed it since. */
export function isSealed(text: string): boolean {
  const [, seal, html] = SEALED.exec(text) ?? [];
  return seal !== undefined && html !== undefined && seal === writeSeal(html);
}

const SEALED = /^<!doctype html>\n(<!-- trainer page [0-9a-f]{64} -->)\n([^]*)$/;

function writeSeal(html: string): string {
  return `<!-- trainer page ${createHash("sha256").update(html).digest("hex")} -->`;
}
