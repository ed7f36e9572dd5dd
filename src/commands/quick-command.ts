import type { OptionCommand } from "./command.ts";

/** Values of options by their names, as commander gives them. */
type Values = Record<string, string | true>;

/**
 * A command of plain options, read without commander: `--name value` and `--name`. Everything else,
 * such as `--name=value`, an unknown name or a missing value, is left to commander, which explains it.
 */
export class QuickCommand implements OptionCommand {
  /** Names of options, and whether a value comes after them. */
  readonly #options = new Map<string, boolean>();
  #action: (values: Values) => void | Promise<void> = () => undefined;

  option(flags: string, _description: string): this {
    const [name = "", value] = flags.split(" ");
    this.#options.set(name, value !== undefined);
    return this;
  }

  action(run: (values: Values) => void | Promise<void>): this {
    this.#action = run;
    return this;
  }

  addHelpText(_position: "after", _text: string): this {
    return this;
  }

  /** Runs the action, or gives `false` when the words are not plain options of this command. */
  async run(words: readonly string[]): Promise<boolean> {
    const values = this.#read(words);
    if (values === null) return false;
    await this.#action(values);
    return true;
  }

  #read(words: readonly string[]): Values | null {
    const values: Values = {};
    for (let at = 0; at < words.length; at += 1) {
      const word = words[at] ?? "";
      const takesValue = this.#options.get(word);
      if (takesValue === undefined) return null;
      const name = word.slice("--".length);
      if (!takesValue) values[name] = true;
      else {
        const value = words[(at += 1)];
        if (value === undefined || value.startsWith("-")) return null;
        values[name] = value;
      }
    }
    return values;
  }
}
