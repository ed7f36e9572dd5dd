/**
 * The words of a command line, as a shell splits it: at spaces, but not inside quotes. A backslash counts
 * only before a space, a quote or another one, since it parts folders on Windows.
 */
export function splitCommand(command: string): string[] {
  const words: string[] = [];
  let word: string | null = null;
  let quote = "";
  for (let at = 0; at < command.length; at += 1) {
    const char = command.charAt(at);
    const next = command.charAt(at + 1);
    if (char === "\\" && quote !== "'" && /["'\\ ]/.test(next)) {
      word = (word ?? "") + next;
      at += 1;
    } else if (quote !== "") {
      if (char === quote) quote = "";
      else word = (word ?? "") + char;
    } else if (char === '"' || char === "'") {
      quote = char;
      word ??= "";
    } else if (/\s/.test(char)) {
      if (word !== null) words.push(word);
      word = null;
    } else word = (word ?? "") + char;
  }
  return word === null ? words : [...words, word];
}
