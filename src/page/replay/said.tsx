import type { VNode } from "preact";
import type { NamedRule } from "../../loop/replay/replay.ts";

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

/** A rule in full. */
export function RuleText({ rule, lead }: { rule: NamedRule; lead?: string }): VNode {
  return (
    <div class="rule">
      <p class="rule-title">
        {lead === undefined ? null : <span class="quiet">{lead} </span>}
        <b>
          <Said text={rule.title} />
        </b>
      </p>
      <p>
        <Said text={rule.says} />
      </p>
      <p class="fine">
        <code>{rule.name}</code>{" "}
        <a href={rule.reference} rel="noreferrer">
          Read more
        </a>
      </p>
    </div>
  );
}
