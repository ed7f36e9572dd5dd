import { loadCatalog } from "../../src/catalog/io/load-catalog.ts";
import { ROOT } from "./trainer.ts";

const { challenges } = loadCatalog(ROOT);

/** The slugs of all challenges in the order of the catalog. */
export const SLUGS: readonly string[] = challenges.map(({ slug }) => slug);

const [first] = challenges;
if (first === undefined) throw new Error("There are no challenges.");

/** The challenge that a newcomer is offered. */
export const FIRST = first;
