import { parse } from "node:path";

/** The name of a file's numbered backup: `cache.ts` becomes `cache.1.bak.ts`. */
export function nameBackup(file: string, number: number): string {
  const { name, ext } = parse(file);
  return `${name}.${number}.bak${ext}`;
}
