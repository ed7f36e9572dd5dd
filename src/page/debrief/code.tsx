import type { VNode } from "preact";
import type { Debrief, RequirementRow, StageRows } from "../../interview/debrief.ts";
import { tellUnworded } from "../../ui/interview/write-debrief.ts";
import { CodeBlock, Inline, Markdown, Titled } from "../markdown.tsx";
import { DataTable, Part } from "../parts.tsx";

/** The requirements of each stage as the last run saw them. */
export function RequirementPart({ debrief: { stages } }: { debrief: Debrief }): VNode {
  const isRun = stages.some(({ status }) => status !== "locked");
  const says = isRun ? "As the last run saw them." : "Your code was never tested.";
  return (
    <Part id="requirements" title="Requirements by stage" says={[says]}>
      {(isRun ? stages : []).map((stage) => (
        <DataTable
          key={stage.n}
          id={`stage-${stage.n}`}
          caption={`Stage ${stage.n}, ${stage.title}: ${tellStage(stage)}`}
          columns={[{ title: "Requirement", text: true }, { title: "Outcome" }]}
          rows={stage.requirements.map((row) => [<Promised row={row} />, <Outcome row={row} />])}
        />
      ))}
    </Part>
  );
}

/** What is promised, and below it what was found instead. */
function Promised({ row: { title, outcome, message } }: { row: RequirementRow }): VNode {
  return (
    <>
      {title}
      {outcome === "missed" && message !== null ? <span class="finding">{message}</span> : null}
    </>
  );
}

function tellStage({ status, met, total }: StageRows): string {
  return status === "locked" ? "not opened" : `${met} of ${total} met`;
}

function Outcome({ row: { outcome, regressed } }: { row: RequirementRow }): VNode {
  const lost = regressed ? ", met before" : "";
  if (outcome === "met") return <span class="good">✓ met</span>;
  if (outcome === "missed") return <span class="bad">{`✗ not met${lost}`}</span>;
  return <span class="quiet">not run</span>;
}

/** What is wrong in the code, with the lines that are to blame. */
export function MistakePart({ debrief }: { debrief: Debrief }): VNode {
  const { mistakes, stages } = debrief;
  const titles = new Map(
    stages.flatMap(({ requirements }) => requirements.map(({ id, title }) => [id, title] as const)),
  );
  const says =
    mistakes.length === 0
      ? "No common mistake was found in your code."
      : "What the tests recognised in your code.";
  return (
    <Part id="mistakes" title="Mistakes in your code" says={[says]}>
      <div class="cards">
        {mistakes.map(({ requirement, says: text, line, code }) => (
          <div key={text} class="card">
            <p>
              <Inline text={text} />
            </p>
            {line === null ? null : code === null ? (
              <p class="quiet">{`Line ${line} of your file`}</p>
            ) : (
              <CodeBlock text={`${line} | ${code}`} label={`Line ${line} of your file`} />
            )}
            {requirement === null ? null : (
              <p class="quiet">{`Not met: ${titles.get(requirement) ?? requirement}`}</p>
            )}
          </div>
        ))}
      </div>
    </Part>
  );
}

/** The questions that were worth asking. */
export function QuestionPart({ debrief }: { debrief: Debrief }): VNode {
  const { asked, notAsked } = debrief;
  const says = [
    `You asked ${asked.ticked} of ${asked.of} questions that were worth asking.`,
    ...(asked.unworded === 0 ? [] : [tellUnworded(asked.unworded)]),
  ];
  const costs = new Map(notAsked.map(({ question, title }) => [question, title]));
  return (
    <Part id="questions" title="Questions" says={says}>
      {asked.typed.length === 0 ? null : (
        <div>
          <h3>You typed</h3>
          <ul>
            {asked.typed.map((text, at) => (
              <li key={at}>{text}</li>
            ))}
          </ul>
        </div>
      )}
      {asked.left.length === 0 ? null : <h3>You did not ask</h3>}
      <div class="cards">
        {asked.left.map(({ question, answer }) => (
          <div key={question} class="card">
            <Titled text={question} />
            <Markdown text={answer} />
            {costs.has(question) ? (
              <p class="quiet">{`Not met: ${costs.get(question) ?? ""}`}</p>
            ) : null}
          </div>
        ))}
      </div>
    </Part>
  );
}
