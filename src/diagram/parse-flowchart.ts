import { DIAGRAM_LIMITS, type Drawing } from "./diagram.ts";
import { parseArrowLine } from "./parse-arrows.ts";

// Mermaid's own parser for flowcharts comes only with its renderer, which needs a browser, and refuses a whole chart
// for one slip. People type charts by hand in an interview, so what can be read of one is read.

const NOT_DRAWN = /^(?:classDef|class|style|linkStyle|click|direction|end|accTitle|accDescr)\b/;
const HEAD = /^\s*(?:graph|flowchart)(?:-elk)?\b[ \t]*(?:TB|TD|BT|RL|LR)?/i;

const NODE = /\s*(?<id>[\p{L}\p{N}_./]+(?:-[\p{L}\p{N}_]+)*)/uy;
const SHAPE =
  /@\{[^}]*?label:\s*"(?<at>[^"]*)"[^}]*\}|\(\(\(?(?<circle>.*?)\)?\)\)|\(\[(?<stadium>.*?)\]\)|\[\[(?<routine>.*?)\]\]|\[\((?<store>.*?)\)\]|\{\{(?<hexagon>.*?)\}\}|\[[/\\](?<slanted>.*?)[/\\]\]|\["(?<quoted>.*?)"\]|\[(?<box>.*?)\]|\((?<round>.*?)\)|\{(?<choice>.*?)\}|>(?<flag>.*?)\]/uy;
const STYLE = /:::[\w-]+/y;
const AND = /\s*&/y;
const LINK =
  /\s*(?<back><)?(?:-{2,}>|-{2,}[ox](?=\s)|-{3,}|={2,}>|={3,}|-\.+->?|--\s*(?<text>[^-|>\s][^|>]{0,120}?)\s*-{2,}[>ox]?|==\s*(?<thick>[^=|>\s][^|>]{0,120}?)\s*={2,}>?|-\.\s*(?<dotted>[^-.|>\s][^|>]{0,120}?)\s*\.+->?)(?:\s*\|(?<piped>[^|]{0,120})\|)?/uy;

/** Names between ampersands at one end of an arrow. */
const NAMES_MAX = 12;

/** Reads a Mermaid flowchart (`graph LR`, `flowchart TD`). A line it cannot read is tried as plain arrows, or left out. */
export function parseFlowchart(source: string, drawing: Drawing): void {
  const statements = source
    .replace(HEAD, "")
    .split(/[\n;]/)
    .map((line) => line.replace(/%%.*$/, "").trim())
    .filter((line) => line !== "" && line.length <= DIAGRAM_LIMITS.lineChars && !NOT_DRAWN.test(line));
  // An id may be used in an arrow before the line that says what it stands for.
  const labels = new Map<string, string>();
  const read = statements.map((line) => readStatement(line, labels));
  const nameOf = (id: string) => labels.get(id) ?? id;
  for (const [i, statement] of read.entries()) {
    if (statement === undefined) {
      parseArrowLine(statements[i]!, drawing);
      continue;
    }
    for (const id of statement.alone) drawing.part(nameOf(id));
    for (const { from, to, carries } of statement.links) drawing.flow(nameOf(from), nameOf(to), carries);
  }
}

type Statement = {
  readonly alone: readonly string[];
  readonly links: readonly { from: string; to: string; carries: string }[];
};

/** `A[Client] -->|photo| B & C --> D`; undefined when it is something else. */
function readStatement(line: string, labels: Map<string, string>): Statement | undefined {
  const [, title] = /^subgraph\s+(.*)$/.exec(line) ?? [];
  if (title !== undefined) {
    const [, id, name] = /^([\w-]+)\s*\[(.*)\]$/.exec(title) ?? [];
    if (id !== undefined && name !== undefined) labels.set(id, name);
    return { alone: [], links: [] };
  }
  const links: { from: string; to: string; carries: string }[] = [];
  const first = readGroup(line, 0, labels);
  if (first === undefined) return undefined;
  let { ids, at } = first;
  for (;;) {
    const link = matchAt(LINK, line, at);
    if (link === undefined) break;
    const group = readGroup(line, at + link[0].length, labels);
    if (group === undefined) return undefined;
    const { back, text, thick, dotted, piped } = link.groups ?? {};
    const carries = piped ?? text ?? thick ?? dotted ?? "";
    for (const from of ids)
      for (const to of group.ids) {
        links.push({ from, to, carries });
        if (back !== undefined) links.push({ from: to, to: from, carries });
      }
    ({ ids, at } = group);
  }
  if (line.slice(at).trim() !== "") return undefined;
  return { alone: links.length === 0 ? ids : [], links };
}

/** `A[Client] & B`, from a place on. */
function readGroup(line: string, from: number, labels: Map<string, string>) {
  const ids: string[] = [];
  let at = from;
  for (;;) {
    const node = matchAt(NODE, line, at);
    if (node === undefined) return undefined;
    const id = node.groups!.id!;
    at += node[0].length;
    const shape = matchAt(SHAPE, line, at);
    if (shape !== undefined) {
      const label = Object.values(shape.groups ?? {}).find((text) => text !== undefined);
      if (label !== undefined && label.trim() !== "") labels.set(id, label);
      at += shape[0].length;
    }
    at += matchAt(STYLE, line, at)?.[0].length ?? 0;
    ids.push(id);
    const and = ids.length < NAMES_MAX ? matchAt(AND, line, at) : undefined;
    if (and === undefined) return { ids, at };
    at += and[0].length;
  }
}

function matchAt(pattern: RegExp, line: string, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at;
  return pattern.exec(line) ?? undefined;
}
