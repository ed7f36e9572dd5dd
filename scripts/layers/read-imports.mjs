import { parseSync, Visitor } from "vite";

/**
 * @typedef {object} Import
 * @property {string} file
 * @property {number} line
 * @property {number} column
 * @property {string | null} specifier `null` when it is computed
 * @property {"value" | "type" | "dynamic"} kind `type` only when nothing is left of it at run time
 * @property {string[] | null} names imported names; `null` when the whole module is meant
 */

/**
 * Reads every way in which a source names another module, and what else the layer rules look at.
 * @param {string} file name to report, its ending says the language
 * @param {string} source
 */
export function readImports(file, source) {
  const { program, errors } = parseSync(file, source, { sourceType: "unambiguous" });
  const placeOf = createLocator(file, source);
  /** @type {Import[]} */
  const imports = [];
  const clockReads = [];
  const abortListeners = [];
  const add = (node, found) => {
    imports.push({ names: null, ...found, ...placeOf(node.start) });
  };
  const calls = callVisitors(add);
  new Visitor({
    ...moduleVisitors(add),
    ...calls,
    CallExpression(node) {
      calls.CallExpression(node);
      if (hearsAbort(node)) abortListeners.push(placeOf(node.start));
    },
    AssignmentExpression(node) {
      if (isMember(node.left, "onabort")) abortListeners.push(placeOf(node.start));
    },
    NewExpression(node) {
      if (isName(node.callee, "Date") && node.arguments.length === 0) {
        clockReads.push(placeOf(node.start));
      }
    },
  }).visit(program);
  const error = errors[0]?.message ?? null;
  return { imports, clockReads, abortListeners, isBarrel: isBarrel(program), error };
}

function moduleVisitors(add) {
  const forward = (node, source, kind) =>
    add(node, { specifier: source.value, kind: kindOf(kind) });
  const named = (node, kind) => {
    const names = namesOf(node.specifiers);
    add(node, { specifier: node.source.value, kind: kindOf(kind), names });
  };
  return {
    ImportDeclaration: (node) => named(node, node.importKind),
    ExportNamedDeclaration: (node) => node.source && named(node, node.exportKind),
    ExportAllDeclaration: (node) => forward(node, node.source, node.exportKind),
    TSImportType: (node) => forward(node, node.source, "type"),
    TSImportEqualsDeclaration(node) {
      const { expression } = node.moduleReference;
      if (expression) forward(node, expression, node.importKind);
    },
  };
}

function callVisitors(add) {
  const call = (node, source) => add(node, { specifier: literalOf(source), kind: "dynamic" });
  return {
    ImportExpression: (node) => call(node, node.source),
    CallExpression: (node) => isModuleCall(node.callee) && call(node, node.arguments[0]),
  };
}

/** `require(x)`, `require.resolve(x)`, `import.meta.resolve(x)` and `process.getBuiltinModule(x)`. */
function isModuleCall(callee) {
  if (isName(callee, "require")) return true;
  if (callee.type !== "MemberExpression" || callee.computed) return false;
  if (callee.property.name === "getBuiltinModule") return true;
  if (callee.property.name !== "resolve") return false;
  return isName(callee.object, "require") || callee.object.type === "MetaProperty";
}

/** `signal.addEventListener("abort", …)`, which misses an abort that has been. */
function hearsAbort({ callee, arguments: given }) {
  return isMember(callee, "addEventListener") && literalOf(given[0]) === "abort";
}

function isMember(node, name) {
  return node.type === "MemberExpression" && !node.computed && node.property.name === name;
}

function isName(node, name) {
  return node.type === "Identifier" && node.name === name;
}

function kindOf(importKind) {
  return importKind === "type" ? "type" : "value";
}

function namesOf(specifiers) {
  const names = specifiers.map((specifier) => (specifier.imported ?? specifier.local)?.name);
  const whole = specifiers.some((specifier) => !/^(Import|Export)Specifier$/.test(specifier.type));
  return whole || names.length === 0 ? null : names;
}

function literalOf(node) {
  if (node?.type === "Literal" && typeof node.value === "string") return node.value;
  if (node?.type === "TemplateLiteral" && node.expressions.length === 0) {
    return node.quasis[0].value.cooked;
  }
  return null;
}

/** Nothing but imports and re-exports, at least one of the latter. */
function isBarrel(program) {
  const isForward = (node) =>
    node.type === "ExportAllDeclaration" ||
    (node.type === "ExportNamedDeclaration" && node.declaration === null);
  const isImport = (node) => node.type === "ImportDeclaration";
  return (
    program.body.some((node) => isForward(node) && (node.source || node.specifiers.length > 0)) &&
    program.body.every((node) => isForward(node) || isImport(node))
  );
}

function createLocator(file, source) {
  return (offset) => {
    const before = source.slice(0, offset).split("\n");
    return { file, line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
  };
}
