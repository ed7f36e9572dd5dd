import { expect, test } from "vitest";
import { explainInstallFault } from "../src/install-fault.ts";

function fail(message: string, parts: object = {}): Error {
  return Object.assign(new Error(message), parts);
}

test("names the missing part, however deep the reason lies", () => {
  const cause = fail("Cannot find module '@rolldown/binding-linux-x64-gnu'", {
    code: "MODULE_NOT_FOUND",
  });
  const error = new Error("Cannot find native binding. npm has a bug", { cause });
  const fault = explainInstallFault(error);
  expect(fault?.code).toBe("INCOMPLETE_INSTALL");
  expect(fault?.message).toContain("`@rolldown/binding-linux-x64-gnu`");
});

test.each([
  fail("Cannot find native binding. npm has a bug"),
  fail("Cannot find package 'ora' imported from x", { code: "ERR_MODULE_NOT_FOUND" }),
  fail("wrong ELF class", { code: "ERR_DLOPEN_FAILED" }),
])("says that the installation is not complete: %s", (error) => {
  expect(explainInstallFault(error)?.code).toBe("INCOMPLETE_INSTALL");
});

test("leaves other errors to be bugs", () => {
  expect(explainInstallFault(new TypeError("x is not a function"))).toBeNull();
  expect(explainInstallFault("text")).toBeNull();
});
