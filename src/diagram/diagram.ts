/** Something drawn: a box, a store, a person. The name is as written. */
export type Part = { readonly name: string; readonly kind?: string };

/** An arrow, with what goes along it where that is written. */
export type Flow = { readonly from: string; readonly to: string; readonly carries?: string };

/** What somebody drew, in whatever notation: parts in the order in which they first appear, then the arrows. */
export type Diagram = { readonly parts: readonly Part[]; readonly flows: readonly Flow[] };

/** Sizes of what is kept of one diagram; more is left out. */
export const DIAGRAM_LIMITS = {
  parts: 80,
  flows: 160,
  nameChars: 80,
  carriesChars: 80,
  /** A longer line is prose or a blob, and no diagram. */
  lineChars: 1_000,
  /** Of one text; the rest is not looked at. */
  textChars: 100_000,
} as const;

/** Collects parts and arrows; a part that is named again, in any case of letters, is the same part. */
export type Drawing = {
  /** Gives the name under which it is kept; undefined when nothing is left of it or there is no room. */
  part(name: string, kind?: string): string | undefined;
  flow(from: string, to: string, carries?: string): void;
  diagram(): Diagram;
};

export function createDrawing(): Drawing {
  const parts = new Map<string, Part>();
  const flows = new Map<string, Flow>();
  const part: Drawing["part"] = (written, kind) => {
    const name = cleanName(written, DIAGRAM_LIMITS.nameChars);
    const key = name.toLowerCase();
    const known = parts.get(key);
    if (known !== undefined) return known.name;
    if (name === "" || parts.size >= DIAGRAM_LIMITS.parts) return undefined;
    parts.set(key, { name, ...(kind !== undefined && { kind }) });
    return name;
  };
  return {
    part,
    flow(fromName, toName, label = "") {
      const from = part(fromName);
      const to = part(toName);
      if (from === undefined || to === undefined || flows.size >= DIAGRAM_LIMITS.flows) return;
      const carries = cleanName(label, DIAGRAM_LIMITS.carriesChars);
      const flow: Flow = { from, to, ...(carries !== "" && { carries }) };
      flows.set(JSON.stringify([from, to, carries.toLowerCase()]), flow);
    },
    diagram: () => ({ parts: [...parts.values()], flows: [...flows.values()] }),
  };
}

/** Several diagrams as one: what is drawn twice is there once. */
export function joinDiagrams(diagrams: readonly Diagram[]): Diagram {
  const all = createDrawing();
  for (const { parts, flows } of diagrams) {
    for (const { name, kind } of parts) all.part(name, kind);
    for (const { from, to, carries } of flows) all.flow(from, to, carries);
  }
  return all.diagram();
}

/**
 * A name as one line that cannot be taken for notation: no arrows, no marks that separate names or sentences, no
 * invisible characters, nothing at its ends that an arrow would swallow.
 */
export function cleanName(written: string, charsMax: number): string {
  let name = written.slice(0, DIAGRAM_LIMITS.lineChars).normalize("NFC");
  // What is taken out may leave something else at an end; each round has fewer signs to take out, so this ends.
  for (let before = ""; name !== before; ) {
    before = name;
    name = trimmed(withoutNotation(name)).slice(0, charsMax).toWellFormed().replaceAll("\ufffd", "");
  }
  return /[\p{L}\p{N}]/u.test(name) ? name : "";
}

function withoutNotation(name: string): string {
  return name
    .replaceAll(/<br\s*\/?>/gi, " ")
    .replaceAll(/\p{C}/gu, " ")
    .replaceAll(/[<>|;→⟶⇒➔➜➝←⟵⇐↔⇄⟷↓⬇]/gu, " ")
    .replaceAll(/,|[:.!?]+(?=\s|$)/g, " ")
    .replaceAll(/\s&(?=\s)/g, " and")
    .replaceAll(/[-=~]{2,}/g, "-")
    .replaceAll(/\s-/g, " ")
    .replaceAll(/\s+/g, " ");
}

/** Brackets in the middle of a name stay when they match: "store (offline)". */
function trimmed(name: string): string {
  const bare = name.replace(/^[\s"'`*,.:=~&_•+-]+/, "").replace(/[\s"'`*,.:=~&_-]+$/, "");
  if (!isBalanced(bare)) return trimmed(bare.replaceAll(/[[\](){}]/g, " "));
  const inside = /^[[({](.*)[\])}]$/.exec(bare)?.[1];
  return inside !== undefined && isBalanced(inside) ? trimmed(inside) : bare;
}

function isBalanced(name: string): boolean {
  let open = 0;
  for (const sign of name) {
    if ("[({".includes(sign)) open += 1;
    if ("])}".includes(sign)) open -= 1;
    if (open < 0) return false;
  }
  return open === 0;
}
