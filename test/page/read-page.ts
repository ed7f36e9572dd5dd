import type { Page } from "playwright-core";
import { evaluate } from "./open-page.ts";

/** A table as it is read on a page; columns that only draw have no title and no text. */
export interface ReadTable {
  caption: string;
  columns: string[];
  rows: string[][];
}

/** The tables of a part, those that are opened apart or all others, without what is only drawn. */
export async function readTables(
  page: Page,
  id: string,
  where: "details" | "outside" = "outside",
): Promise<ReadTable[]> {
  const read = await evaluate(
    page,
    `[...document.querySelectorAll("#${id} table")]
      .filter((table) => (table.closest("details") !== null) === ${where === "details"})
      .map((table) => {
        const cells = (row) => [...row.cells].filter((cell) => !cell.classList.contains("drawn"))
          .map((cell) => cell.innerText.trim());
        return {
          caption: table.caption.innerText,
          columns: cells(table.tHead.rows[0]),
          rows: [...table.tBodies[0].rows].map(cells),
        };
      })`,
  );
  return listOf(read).map((table) => ({
    caption: String(fieldOf(table, "caption")),
    columns: listOf(fieldOf(table, "columns")).map(String),
    rows: listOf(fieldOf(table, "rows")).map((row) => listOf(row).map(String)),
  }));
}

/** The figures that a page begins with, each as its name, its value and what is said of it. */
export async function readFigures(page: Page): Promise<string[][]> {
  const read = await evaluate(
    page,
    `[...document.querySelectorAll(".figures > div")].map((one) =>
      [...one.querySelectorAll("dt, b, span")].map((part) => part.innerText))`,
  );
  return listOf(read).map((figure) => listOf(figure).map(String));
}

function listOf(value: unknown): unknown[] {
  if (!Array.isArray(value)) throw new Error("The page gave no list.");
  return value;
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
}
