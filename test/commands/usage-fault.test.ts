import { expect, test } from "vitest";
import { describeUsageFault } from "../../src/commands/usage-fault.ts";

function describeFault(message: string, argv: string[], code = "commander.invalidArgument") {
  return describeUsageFault({ code, message, exitCode: 1 }, argv);
}

test("names what is wrong in a sentence and quotes it as code", () => {
  const fault = describeFault("error: unknown command 'lsit'\n(Did you mean list?)", ["lsit"]);
  expect(fault?.message).toBe("Unknown command `lsit`.");
  expect(fault?.hint).toBe("Did you mean `list`? Type `trainer --help` to see what is available.");
});

test("takes the help of the command that was asked for", () => {
  const fault = describeFault("error: missing required argument 'slug'", ["show"]);
  expect(fault?.hint).toBe("Type `trainer show --help` to see what is available.");
});

test.each([
  [["drill", "review", "--check"], "trainer drill review --help"],
  [["drill", "--check"], "trainer drill --help"],
  [["drill", "event-emitter", "--check"], "trainer drill --help"],
  [["dev", "check", "--check"], "trainer dev check --help"],
])("takes the help of the drill in %j", (argv, help) => {
  expect(describeFault("error: unknown option '--check'", argv)?.hint).toContain(`\`${help}\``);
});

test.each([
  ["missing required argument 'slug'", "The argument `slug` is missing."],
  ["option '--count <n>' argument missing", "`--count <n>` needs a value."],
  [
    "option '--deck <deck>' argument 'x' is invalid. Allowed choices are a, b, c.",
    "`--deck <deck>` cannot be `x`. It can be a, b or c.",
  ],
  [
    "command-argument value 'x' is invalid for argument 'shell'. Allowed choices are a, b.",
    "`shell` cannot be `x`. It can be a or b.",
  ],
  [
    "too many arguments for 'show'. Expected 1 argument but got 2.",
    "`show` takes 1 argument, and 2 were given.",
  ],
  [
    "too many arguments for 'list'. Expected 0 arguments but got 1.",
    "`list` takes no argument, and 1 was given.",
  ],
  [
    "too many arguments for 'list'. Expected 0 arguments but got 3.",
    "`list` takes no argument, and 3 were given.",
  ],
])("says in plain words that %s", (message, said) => {
  expect(describeFault(`error: ${message}`, [])?.message).toBe(said);
});

test("names all that may have been meant", () => {
  const fault = describeFault("error: unknown option '--a'\n(Did you mean one of --b, --c?)", []);
  expect(fault?.hint).toContain("Did you mean `--b` or `--c`?");
});

test("keeps a message of more than one sentence", () => {
  const message = "error: option '--x <n>' argument 'q' is invalid. It must be a number.";
  expect(describeFault(message, [])?.message).toBe("`--x <n>` cannot be `q`. It must be a number.");
});

test.each([
  ["commander.helpDisplayed", 0],
  ["commander.version", 0],
  ["commander.help", 1],
])("has nothing to say after %s", (code, exitCode) => {
  expect(describeUsageFault({ code, message: "(outputHelp)", exitCode }, [])).toBeNull();
});
