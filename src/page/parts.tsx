import type { ComponentChildren, VNode } from "preact";
import { Inline } from "./markdown.tsx";

/** A part of a page: its heading with some sentences at the side, and what they are about. */
export function Part(part: {
  id: string;
  title: string;
  /** Markdown of one line each. */
  says: readonly string[];
  /** Commands to type next. */
  next?: readonly string[];
  children?: ComponentChildren;
}): VNode {
  const { id, title, says, next = [], children } = part;
  return (
    <section id={id} aria-labelledby={`${id}-title`}>
      <div class="aside">
        <h2 id={`${id}-title`}>{title}</h2>
        {says.map((line) => (
          <p key={line}>
            <Inline text={line} />
          </p>
        ))}
        {next.map((command) => (
          <Command key={command} text={command} />
        ))}
      </div>
      <div class="body">{children}</div>
    </section>
  );
}

/** A command to type. */
function Command({ text }: { text: string }): VNode {
  return (
    <p class="command">
      <span aria-hidden="true">→ </span>
      <code>
        {text.split(" ").map((word, index) => (
          <>
            {index === 0 ? null : " "}
            <span class="word">{word}</span>
          </>
        ))}
      </code>
    </p>
  );
}

/** The figures that a page begins with. */
export function Figures({
  figures,
}: {
  figures: readonly { name: string; value: string; says: string }[];
}): VNode {
  return (
    <dl class="figures">
      {figures.map(({ name, value, says }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            <b>{value}</b>
            <span>{says}</span>
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** A column of a table on a page. */
export interface PageColumn {
  title: string;
  align?: "left" | "right";
  /** Its cells are sentences or names of some length, so their lines may be broken. */
  text?: boolean;
  /** It draws what another column says, so it goes away where there is little room. */
  drawn?: boolean;
}

type Cells = readonly ComponentChildren[];

/**
 * A table with its caption; the first cell of a row names it. It can be scrolled by hand and by keyboard
 * where it is wider than the screen.
 */
export function DataTable(table: {
  id: string;
  caption: string;
  columns: readonly PageColumn[];
  rows: readonly Cells[];
}): VNode {
  const { id, caption, columns, rows } = table;
  return (
    <div class="scroll" role="group" aria-labelledby={`${id}-caption`} tabIndex={0}>
      <table>
        <caption id={`${id}-caption`}>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column, index) => (
              <Title key={index} column={column} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <Row key={index} cells={row} columns={columns} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** A column without a title has no head that could be read out. */
function Title({ column }: { column: PageColumn }): VNode {
  if (column.title === "") return <td class={classOf(column)} />;
  return (
    <th scope="col" class={classOf(column)}>
      {column.title}
    </th>
  );
}

function Row({ cells, columns }: { cells: Cells; columns: readonly PageColumn[] }): VNode {
  const [name, ...others] = cells;
  return (
    <tr>
      <th scope="row" class={classOf(columns[0])}>
        {name}
      </th>
      {others.map((cell, index) => (
        <td key={index} class={classOf(columns[index + 1])}>
          {cell}
        </td>
      ))}
    </tr>
  );
}

/** What is there for who wants to see it, such as the values behind a chart. */
export function Details({
  summary,
  children,
}: {
  summary: string;
  children: ComponentChildren;
}): VNode {
  return (
    <details>
      <summary>{summary}</summary>
      {children}
    </details>
  );
}

function classOf(column: PageColumn | undefined): string | undefined {
  const names = [
    ...(column?.align === "right" ? ["number"] : []),
    ...(column?.text === true ? ["text"] : []),
    ...(column?.drawn === true ? ["drawn"] : []),
  ];
  return names.length === 0 ? undefined : names.join(" ");
}
