import { CORE_SCHEMA, load } from "js-yaml";
import { isMap, isPair, isScalar, LineCounter, type ParsedNode, parseDocument } from "yaml";
import type { z } from "zod";

/** Something wrong in a rubric file, and how to mend it. */
export type Mistake = {
  readonly file: string;
  /** 1 for the first line; 0 when the file as a whole is meant. */
  readonly line: number;
  readonly says: string;
};

/** A file's data, with a way to find the line of anything in it. */
export type Parsed<Data> =
  | { readonly ok: true; readonly data: Data; readonly lineOf: (path: readonly PropertyKey[]) => number }
  | { readonly ok: false; readonly mistakes: readonly Mistake[] };

/** Parses one YAML file against its schema; every mistake is reported at once, with its line. */
export function parseYaml<Schema extends z.ZodType>(
  file: string,
  text: string,
  schema: Schema,
): Parsed<z.infer<Schema>> {
  if (text.includes("\0"))
    return {
      ok: false,
      mistakes: [{ file, line: 0, says: "This is a binary file; a rubric is a YAML text." }],
    };
  const quick = parseQuickly(text, schema);
  if (quick !== undefined) {
    let lines: ((path: readonly PropertyKey[]) => number) | undefined;
    const lineOf = (path: readonly PropertyKey[]) => {
      lines ??= linesOf(text);
      return lines(path);
    };
    return { ok: true, data: quick, lineOf };
  }
  return parseSlowly(file, text, schema);
}

/** A sound file, without knowing its lines: js-yaml is several times as fast as the parser that knows them. */
function parseQuickly<Schema extends z.ZodType>(text: string, schema: Schema): z.infer<Schema> | undefined {
  try {
    return schema.safeParse(load(text, { schema: CORE_SCHEMA })).data;
  } catch {
    return undefined;
  }
}

function linesOf(text: string): (path: readonly PropertyKey[]) => number {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, prettyErrors: false });
  return (path) => lineAt(document.contents, path, counter);
}

/** A file with a mistake somewhere: parsed again by the parser that can say where. */
function parseSlowly<Schema extends z.ZodType>(
  file: string,
  text: string,
  schema: Schema,
): Parsed<z.infer<Schema>> {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, prettyErrors: false });
  if (document.errors.length > 0) {
    const mistakes = document.errors.map((error) => ({
      file,
      line: counter.linePos(error.pos[0]).line,
      says: `Not valid YAML: ${firstLine(error.message)}`,
    }));
    return { ok: false, mistakes };
  }
  const lineOf = (path: readonly PropertyKey[]) => lineAt(document.contents, path, counter);
  const raw: unknown = document.toJS();
  if (raw === null || raw === undefined)
    return { ok: false, mistakes: [{ file, line: 0, says: "The file is empty." }] };
  const result = schema.safeParse(raw);
  if (result.success) return { ok: true, data: result.data, lineOf };
  const mistakes = result.error.issues
    .flatMap(unfold)
    .map((issue) => ({ file, line: lineOf(issue.path), says: sentenceOf(issue.path, issue.message) }));
  return { ok: false, mistakes };
}

type Issue = { readonly path: readonly PropertyKey[]; readonly message: string };

/** A union ("a sentence or an object") fails as a whole; what helps is the complaint of its closest branch. */
function unfold(issue: z.core.$ZodIssue): Issue[] {
  if (issue.code !== "invalid_union") return [issue];
  const branches = issue.errors.filter((errors) => errors.length > 0);
  const closest = branches.toSorted((a, b) => depth(b) - depth(a))[0] ?? [];
  return closest
    .flatMap(unfold)
    .map((inner) => ({ path: [...issue.path, ...inner.path], message: inner.message }));
}

function depth(issues: readonly z.core.$ZodIssue[]): number {
  return Math.max(
    0,
    ...issues.map((issue) => issue.path.length + (issue.code === "unrecognized_keys" ? 1 : 0)),
  );
}

function sentenceOf(path: readonly PropertyKey[], message: string): string {
  const where = path.length === 0 ? "The file" : path.map(String).join(".");
  return `${where}: ${message}`;
}

/** The line of the deepest node on the path that exists. */
function lineAt(root: ParsedNode | null, path: readonly PropertyKey[], counter: LineCounter): number {
  let node: unknown = root;
  let offset = root?.range[0] ?? 0;
  for (const key of path) {
    const pair = isMap(node)
      ? node.items.find((item) => isPair(item) && isScalar(item.key) && item.key.value === key)
      : undefined;
    const child: unknown =
      pair !== undefined ? pair.value : hasItems(node) ? node.items[Number(key)] : undefined;
    const from = pair !== undefined ? pair.key : child;
    if (!hasRange(from)) break;
    offset = from.range[0];
    node = child;
  }
  return counter.linePos(offset).line;
}

function hasRange(node: unknown): node is { range: [number, number, number] } {
  return typeof node === "object" && node !== null && "range" in node && Array.isArray(node.range);
}

function hasItems(node: unknown): node is { items: unknown[] } {
  return typeof node === "object" && node !== null && "items" in node && Array.isArray(node.items);
}

function firstLine(text: string): string {
  return text.split("\n")[0] ?? text;
}
