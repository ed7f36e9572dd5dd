import type { VNode } from "preact";
import { nameSection } from "./name-section.ts";
import type { Library } from "../../loop/replay/name-scenes.ts";
import type { NamedRule, NamedScene } from "../../loop/replay/replay.ts";

/** A sentence whose pieces between backticks are code. */
export function Said({ text }: { text: string }): VNode {
  return (
    <>
      {text.split(/(`[^`\n]+`)/).map((piece) => {
        return piece.startsWith("`") ? <code>{piece.slice(1, -1)}</code> : piece;
      })}
    </>
  );
}

/** A rule in full, with where it is taught. */
export function RuleText({ rule, show }: { rule: NamedRule; show: Library }): VNode {
  return (
    <div class="rule">
      <p class="rule-title">
        <b>
          <Said text={rule.title} />
        </b>
      </p>
      <p>
        <Said text={rule.says} />
      </p>
      <p class="fine">
        <code class="rule-name">{rule.name}</code>{" "}
        <a href={rule.reference} rel="noreferrer">
          Reference
        </a>
      </p>
      <Lesson rule={rule} show={show} />
    </div>
  );
}

/** The scenes that show a rule, and the section that explains it: links in a site, else what to type and to read. */
function Lesson({ rule, show }: { rule: NamedRule; show: Library }): VNode {
  const { section } = rule;
  const scenes = rule.scenes.flatMap((slug) => show.scenes.find((one) => one.slug === slug) ?? []);
  return (
    <ul class="lessons fine">
      {scenes.map((scene) => (
        <li key={scene.slug}>
          <SceneLink scene={scene} />
        </li>
      ))}
      <li>
        {show.guide === null ? (
          <>
            {`Section “${section}” of `}
            <code>docs/event-loop.md</code>
          </>
        ) : (
          <>
            {"Section "}
            <a href={`${show.guide}#${nameSection(section)}`}>{section}</a>
          </>
        )}
      </li>
    </ul>
  );
}

function SceneLink({ scene: { slug, title, page } }: { scene: NamedScene }): VNode {
  const text = <Said text={title} />;
  return (
    <>
      {"Scene "}
      {page === null ? (
        <>
          {text}: <code class="command">{`trainer loop ${slug}`}</code>
        </>
      ) : (
        <a href={page}>{text}</a>
      )}
    </>
  );
}
