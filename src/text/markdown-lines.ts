/** A line of a Markdown text. */
export interface MarkdownLine {
  /** Counts from 1. */
  number: number;
  text: string;
  /** It belongs to a fenced code block, its fences included. */
  code: boolean;
}

/** Splits Markdown into lines, whatever their ends are, and tells code blocks from prose. */
export function splitMarkdown(markdown: string): MarkdownLine[] {
  let fence: string | null = null;
  const lines = markdown.replace(/^\uFEFF/, "").split(/\r\n|\n|\r/);
  return lines.map((text, index) => {
    const wasOpen: string | null = fence;
    fence = wasOpen === null ? findOpening(text) : closes(text, wasOpen) ? null : wasOpen;
    return { number: index + 1, text, code: wasOpen !== null || fence !== null };
  });
}

/** Backticks after the opening ones would make it inline code, not a fence. */
function findOpening(text: string): string | null {
  return /^\s*(?:(`{3,})[^`]*|(~{3,}).*)$/.exec(text)?.slice(1).find(Boolean) ?? null;
}

function closes(text: string, fence: string): boolean {
  const mark = text.trim();
  return mark.length >= fence.length && mark === fence.charAt(0).repeat(mark.length);
}
