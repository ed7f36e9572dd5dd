import type { Place } from "../../judge/verdict.ts";
import type { SuiteOutcome, SuiteReport } from "./suite-report.ts";
import type { TestFailure } from "./test-failure.ts";

/** A report with its paths as a person reads them; `relativeTo` makes an absolute path relative. */
export function relateReport(
  report: SuiteReport,
  relativeTo: (path: string) => string,
): SuiteReport {
  const relate = (place: Place | null): Place | null =>
    place && { ...place, file: relativeTo(place.file) };
  return {
    ...report,
    file: relativeTo(report.file),
    sources: report.sources.map(({ path, text }) => ({ path: relativeTo(path), text })),
    leaks: report.leaks.map(({ location, ...leak }) =>
      location === undefined
        ? leak
        : { ...leak, location: { ...location, file: relativeTo(location.file) } },
    ),
    outcome: relateOutcome(report.outcome, relate),
  };
}

function relateOutcome(
  outcome: SuiteOutcome,
  relate: (place: Place | null) => Place | null,
): SuiteOutcome {
  const relateAll = (failures: readonly TestFailure[]): TestFailure[] =>
    failures.map((failure) => ({ ...failure, place: relate(failure.place) }));
  switch (outcome.status) {
    case "broken":
      return { ...outcome, fault: { ...outcome.fault, place: relate(outcome.fault.place) } };
    case "unstable":
      return outcome;
    case "wrong":
      return { ...outcome, failures: relateAll(outcome.failures) };
    case "scored": {
      const refused = outcome.refused.map((form) => ({
        ...form,
        failures: relateAll(form.failures),
      }));
      return { ...outcome, refused };
    }
  }
}
