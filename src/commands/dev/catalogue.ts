import { join } from "node:path";
import { loadCatalog } from "../../catalog/io/load-catalog.ts";
import { loadSyllabus } from "../../catalog/io/load-syllabus.ts";
import { renderCataloguePage } from "../../ui/render-catalogue-page.ts";
import { replaceFile } from "../../workspace/io/replace-file.ts";
import type { Context, ExitCode } from "../context.ts";

/** Writes docs/catalogue.md from the challenges' own files. */
export function writeCatalogue({ packageRoot, out }: Context): ExitCode {
  const { challenges } = loadCatalog(packageRoot);
  const page = renderCataloguePage({ challenges, syllabus: loadSyllabus(packageRoot) });
  replaceFile(join(packageRoot, "docs", "catalogue.md"), page);
  out("Wrote docs/catalogue.md\n");
  return 0;
}
