import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { withScratch } from "../../process/scratch.ts";
import type { JudgeOptions } from "../attempt-request.ts";
import type { Judged, JudgeSession } from "./session.ts";

/** A program that has no file of its own. */
export interface Program {
  slug: string;
  text: string;
  language: "ts" | "js";
}

/** Judges a program in a folder of its own, where it is like a learner's file in a workspace. */
export function judgeText(
  session: JudgeSession,
  { slug, text, language }: Program,
  options: JudgeOptions,
): Promise<Judged> {
  return withScratch(async (folder) => {
    const file = join(folder, slug, `${slug}.${language}`);
    mkdirSync(dirname(file));
    writeFileSync(join(folder, "package.json"), '{ "type": "module" }\n');
    writeFileSync(file, text);
    return session.judge(file, options);
  });
}
