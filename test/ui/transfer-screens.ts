import { renderExport, renderImport } from "../../src/ui/render-transfer.ts";
import type { View } from "../../src/ui/view.ts";

/** What `export` and `import` show for sample data, by the names of their golden files. */
export const TRANSFER_SCREENS: Readonly<Record<string, (view: View) => string>> = {
  export: (view) =>
    renderExport(
      {
        file: "trainer-2026-11-30.json",
        workspace: "practice",
        files: 14,
        journalLines: 361,
        bytes: 122_800,
        tornLines: 1,
        leftOut: [
          { path: "event-emitter/node_modules/", reason: "packages are installed anew" },
          { path: "event-emitter/large.txt", reason: "it is larger than 1 MB" },
          { path: "notes.md", reason: "it is not a challenge's" },
        ],
        next: "trainer import trainer-2026-11-30.json",
      },
      view,
    ),
  import: (view) =>
    renderImport(
      {
        file: "trainer-2026-11-30.json",
        workspace: "practice",
        dryRun: false,
        created: ["event-emitter/event-emitter.1.bak.ts", "worker-pool/worker-pool.ts"],
        beside: [
          {
            file: "event-emitter/event-emitter.ts",
            savedAs: "event-emitter/event-emitter.2.bak.ts",
          },
        ],
        known: 11,
        journal: { added: 120, known: 241 },
        next: "trainer progress",
      },
      view,
    ),
};
