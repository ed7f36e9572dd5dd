import { h } from "preact";
import { renderToString } from "preact-render-to-string";
import { describe, expect, test } from "vitest";
import { Inline, Markdown } from "../../src/page/markdown.tsx";

const inline = (text: string): string => renderToString(h(Inline, { text }));
const block = (text: string): string => renderToString(h(Markdown, { text }));

describe("Markdown on a page", () => {
  test("keeps code, stress and links to the web", () => {
    expect(inline("Use `a < b`, **not** *c* or [d](https://nodejs.org/api/).")).toBe(
      'Use <code>a &lt; b</code>, <strong>not</strong> <em>c</em> or <a href="https://nodejs.org/api/" rel="noreferrer">d</a>.',
    );
  });

  test.each([
    ["a tag", "a <script>alert(1)</script> b"],
    ["a block of HTML", "<img src=x onerror=alert(1)>"],
    ["a comment", "<!-- gone -->"],
  ])("shows %s as it is written", (_what, text) => {
    const html = inline(text);
    expect(html).not.toMatch(/<(?!\/?(p|code)\b)/);
    expect(html).toContain("&lt;");
  });

  test.each(["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "//evil.example"])(
    "leaves no link to %s",
    (href) => {
      expect(inline(`[here](${href})`)).toBe("here");
    },
  );

  test("shows entities once", () => {
    expect(inline("a &lt; b & c")).toBe("a &lt; b &amp; c");
  });

  test("has paragraphs, lists and code blocks", () => {
    expect(block("One.\n\n- two\n- `three`\n\n```js\nx < 1;\n```")).toBe(
      '<p>One.</p><ul><li>two</li><li><code>three</code></li></ul><pre tabindex="0" role="group" aria-label="Code"><code>x &lt; 1;</code></pre>',
    );
  });
});
