import type { Content } from "./content.ts";

/** Files of a challenge that are missing or have no place in it. */
export function checkFiles({ challenge, files }: Content): string[] {
  const { slug } = challenge;
  const home = `challenges/${slug}`;
  const wanted = [
    ...[
      "challenge.json",
      "README.md",
      "hints.md",
      "interview.md",
      "starter.ts",
      "play/main.ts",
    ].map((name) => `${home}/${name}`),
    ...[`solutions/${slug}/${slug}.ts`, `solutions/${slug}/WHY.md`],
  ];
  const known = [
    ...wanted,
    // Written for editors by the type check.
    `${home}/tsconfig.json`,
    `${home}/survivors.json`,
    `${home}/bench.ts`,
    new RegExp(`^${home}/play/[a-z0-9-]+\\.(ts|mjs)$`),
    new RegExp(`^${home}/suite/[a-z0-9-]+\\.ts$`),
    new RegExp(`^${home}/suite/stage-[1-${challenge.stages.length}]/[a-z0-9-]+\\.test\\.ts$`),
    new RegExp(`^${home}/mistakes/[a-z0-9-]+\\.md$`),
    new RegExp(`^${home}/right/[a-z0-9-]+\\.ts$`),
    new RegExp(`^${home}/fixtures/[A-Za-z0-9._/-]+$`),
  ];
  const isKnown = (file: string): boolean =>
    known.some((one) => (typeof one === "string" ? one === file : one.test(file)));
  return [
    ...wanted.filter((file) => !files.includes(file)).map((file) => `${file} is missing`),
    ...files.filter((file) => !isKnown(file)).map((file) => `${file} is a stray file`),
  ];
}
