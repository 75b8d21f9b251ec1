import { DIAGRAM_LIMITS, type Drawing } from "./diagram.ts";

const NAMED = /^(?:create\s+)?(participant|actor)\s+(.+?)(?:\s+as\s+(.+))?$/;
const MESSAGE = /^(.{1,80}?)\s*(?:<<)?-{1,2}(?:>>|>|x|\))\s*[+-]?\s*([^:]{1,80}?)\s*(?::\s*(.*))?$/;
const NOT_DRAWN =
  /^(?:sequenceDiagram|note|loop|alt|else|opt|par|and|critical|break|rect|end|activate|deactivate|destroy|autonumber|title|box)\b/i;

/** Reads a Mermaid sequence diagram: who takes part, and each message as an arrow with its words. */
export function parseSequence(source: string, drawing: Drawing): void {
  const names = new Map<string, string>();
  const nameOf = (id: string) => names.get(id.trim()) ?? id;
  for (const written of source.split(/[\n;]/)) {
    const line = written.replace(/%%.*$/, "").trim();
    if (line === "" || line.length > DIAGRAM_LIMITS.lineChars || NOT_DRAWN.test(line)) continue;
    const [, kind, id, name] = NAMED.exec(line) ?? [];
    if (id !== undefined) {
      names.set(id, name ?? id);
      drawing.part(name ?? id, kind === "actor" ? "actor" : undefined);
      continue;
    }
    const [, from, to, carries] = MESSAGE.exec(line) ?? [];
    if (from !== undefined && to !== undefined) drawing.flow(nameOf(from), nameOf(to), carries);
  }
}
