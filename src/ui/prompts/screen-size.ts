/** The size of a terminal that does not say it. */
const USUAL = { columns: 80, rows: 24 };

/** The columns and rows that the terminal has now. */
export function readScreenSize(): { columns: number; rows: number } {
  const { columns, rows } = process.stdout;
  return { columns: columns || USUAL.columns, rows: rows || USUAL.rows };
}

/** Calls `act` when the terminal gets another size; gives what ends that. */
export function onResize(act: () => void): () => void {
  process.stdout.on("resize", act);
  return () => void process.stdout.off("resize", act);
}
