import { reportPretty } from "../../src/ui/reporters/pretty.ts";
import type { View } from "../../src/ui/view.ts";
import { SAMPLES, STAGE_VIEW, viewOf } from "./reporters/samples.ts";

/** What each screen shows for sample data, by the name of its golden file. */
export const SCREENS: ReadonlyMap<string, (view: View) => string> = new Map(
  Object.entries(SAMPLES).map(([name, sample]) => [
    `test-${name}`,
    ({ style, width }) => {
      const stages = { ...STAGE_VIEW, ...sample.stages };
      return reportPretty(sample.verdict, viewOf({ style, width, stages, ...sample.view }));
    },
  ]),
);
