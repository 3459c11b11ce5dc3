import { posix } from "node:path";
import { type CallExpression, type Expression, type ImportDeclaration, type Program, parseSync, type Statement } from "oxc-parser";

/** A file of the checkout, by its path from there. */
export type Source = { file: string; source: string };
/** A function as `path of its file#its name there`. */
export type Named = string;

export const METHODS = ["POST", "PUT", "PATCH", "DELETE"];

type Node = { type: string; [key: string]: unknown };

/** The program of a file, or nothing where it cannot be read. */
export function programOf({ file, source }: Source): Program | undefined {
  const { program, errors } = parseSync(file, source);
  return errors.length > 0 ? undefined : program;
}

/** Every node below one, itself first; what stands inside another function only where asked for. */
export function* nodesIn(root: unknown, intoFunctions = true): Generator<Node> {
  if (Array.isArray(root)) for (const each of root) yield* nodesIn(each, intoFunctions);
  else if (typeof root === "object" && root !== null) {
    const node = root as Node;
    if (typeof node.type === "string") {
      yield node;
      if (!intoFunctions && /Function/.test(node.type)) return;
    }
    for (const each of Object.values(node)) if (typeof each === "object") yield* nodesIn(each, intoFunctions);
  }
}

/** Where a module name leads, seen from a file; packages stay names. */
const pathOf = (file: string, from: string) =>
  from.startsWith("#") ? from.slice(1) : from.startsWith(".") ? posix.join(posix.dirname(file), from) : from;

/** What each imported name is where it was made. */
export function importsOf(file: string, { body }: Program): ReadonlyMap<string, Named> {
  const declarations = body.filter((each): each is ImportDeclaration => each.type === "ImportDeclaration");
  return new Map(
    declarations.flatMap(({ specifiers, source }) =>
      specifiers.flatMap((each) => {
        if (each.type !== "ImportSpecifier") return [];
        const name = each.imported.type === "Identifier" ? each.imported.name : each.imported.value;
        return [[each.local.name, `${pathOf(file, source.value)}#${name}`] as const];
      }),
    ),
  );
}

/** What stands below brackets and notes about types. */
function bare(expression: Expression): Expression {
  switch (expression.type) {
    case "ParenthesizedExpression":
    case "TSAsExpression":
    case "TSSatisfiesExpression":
    case "TSNonNullExpression":
      return bare(expression.expression);
    default:
      return expression;
  }
}

/** The imported function that an expression calls, if that is all it is. */
export function calledIn(expression: Expression | null | undefined, imports: ReadonlyMap<string, Named>): Named | undefined {
  const call = expression && bare(expression);
  if (call?.type !== "CallExpression") return undefined;
  const { callee } = call as CallExpression;
  return callee.type === "Identifier" ? imports.get(callee.name) : undefined;
}

/** A write that a route exports: what it is made from, where that is written beside its name. */
export type Write = { method: string; made?: Expression };

function namesIn(pattern: unknown): string[] {
  return [...new Set([...nodesIn(pattern)].flatMap((each) => (each.type === "Identifier" ? [String(each.name)] : [])))];
}

/** Every write that a statement exports, however it does. */
export function writesIn(statement: Statement): Write[] {
  const writing = (names: readonly string[]) => names.filter((name) => METHODS.includes(name)).map((method) => ({ method }));
  // All of another file, of which nobody here can say what it is.
  if (statement.type === "ExportAllDeclaration") return [{ method: "everything" }];
  if (statement.type === "ExpressionStatement" || statement.type === "TSExportAssignment") {
    const assigned = [...nodesIn(statement)].some(
      (each) => each.type === "Identifier" && ["exports", "module"].includes(String(each.name)),
    );
    return assigned || statement.type === "TSExportAssignment" ? [{ method: "everything" }] : [];
  }
  if (statement.type !== "ExportNamedDeclaration" || statement.exportKind === "type") return [];
  const { declaration, specifiers } = statement;
  const listed = writing(specifiers.map(({ exported }) => (exported.type === "Literal" ? String(exported.value) : exported.name)));
  if (!declaration) return listed;
  if (declaration.type !== "VariableDeclaration")
    return "id" in declaration && declaration.id?.type === "Identifier" ? writing([declaration.id.name]) : [];
  return declaration.declarations.flatMap(({ id, init }) => {
    // What can be written over later is not what it was made from.
    if (id.type === "Identifier" && declaration.kind === "const" && init)
      return writing([id.name]).map((write) => ({ ...write, made: init }));
    return writing(namesIn(id));
  });
}
