import { ALONE } from "./arrow-text.ts";
import { DIAGRAM_LIMITS, type Drawing } from "./diagram.ts";

const LABEL = "[^<>|]{1,80}?";

/** Every way to write an arrow. What it carries stands in the arrow (`--rows-->`, `-[rows]->`) or behind it (`->|rows|`). */
const ARROW = new RegExp(
  [
    "(?<both><[-=]{1,3}>|[↔⇄⟷])",
    `-\\[(?<inBrackets>${LABEL})\\]-{1,2}>`,
    `--(?<inDashes>(?![->])${LABEL})-{1,2}>`,
    `==(?<inDoubles>(?![=>])${LABEL})={1,2}>`,
    `(?<=\\s)-(?<inSingles>(?![-\\s>])[^<>|-]{1,40}?)->`,
    "(?<along>[-=]{1,3}>|~>|[→⟶⇒➔➜➝])(?:\\s*\\|(?<behind>[^|]{0,80})\\|)?",
    "(?<against><[-=]{1,3}(?=\\s)|[←⟵⇐])",
  ].join("|"),
  "gu",
);

/** A name of more words is a sentence that happens to have an arrow in it. */
const NAME_WORDS_MAX = 8;
/** More names than this at one end of an arrow are a list, and every pair of them would be an arrow. */
const NAMES_MAX = 12;

/** Reads every line with arrows in it; other lines are left alone. */
export function parseArrows(text: string, drawing: Drawing): void {
  for (const line of upright(text)) {
    if (line.length > DIAGRAM_LIMITS.lineChars || line.includes("<!--")) continue;
    for (const sentence of line.split(/(?<=[.!?])\s+/)) parseArrowLine(sentence, drawing);
  }
}

/** Names below one another with a down arrow between them, as names beside one another. */
function upright(text: string): string[] {
  const lines: string[] = [];
  let joins = false;
  for (const line of text.split("\n")) {
    const sign = line.length > DIAGRAM_LIMITS.lineChars ? "" : line.trim();
    if (/^[↓⬇vV]$/u.test(sign) && lines.length > 0) joins = true;
    else if (sign !== "|") {
      if (joins) lines.push(`${lines.pop()} -> ${line}`);
      else lines.push(line);
      joins = false;
    }
  }
  return lines;
}

/** One statement: `client, batch job -> gateway --features--> ranker`. */
export function parseArrowLine(line: string, drawing: Drawing): void {
  if (line.trimStart().startsWith(ALONE)) {
    for (const name of line.trimStart().slice(ALONE.length).split(";")) drawing.part(name);
    return;
  }
  const arrows = [...line.matchAll(ARROW)];
  if (arrows.length === 0) return;
  const ends = [...arrows.map(({ index }) => index), line.length];
  const names = ends.map((end, i) => {
    const before = arrows[i - 1];
    return line.slice(before === undefined ? 0 : before.index + before[0].length, end);
  });
  const [first = "", ...rest] = names;
  const groups = [withoutLead(first), ...rest].map(namesOf);
  const [last, behind] = labelBehind(rest.at(-1) ?? "", arrows.length);
  groups[groups.length - 1] = namesOf(last);
  arrows.forEach(({ groups: found = {} }, i) => {
    const { both, against, inBrackets, inDashes, inDoubles, inSingles } = found;
    const carries = inBrackets ?? inDashes ?? inDoubles ?? inSingles ?? found.behind ?? behind;
    for (const left of groups[i]!)
      for (const right of groups[i + 1]!) {
        if (against === undefined) drawing.flow(left, right, carries);
        if (against !== undefined || both !== undefined) drawing.flow(right, left, carries);
      }
  });
}

/** Without a bullet, a number or a title: "Online path: client" is the client. */
function withoutLead(name: string): string {
  return name.replace(/^\s*(?:[-*•+]\s+|\d{1,2}[.)]\s+)?/, "").replace(/^[^:]{1,40}:\s+/, "");
}

/** `a -> b: rows` says what goes from a to b. In a chain a colon would say it of the last arrow only, so it stays. */
function labelBehind(name: string, arrows: number): [name: string, carries?: string] {
  const [, before, after] = /^([^:]{1,80}):\s+(.{1,80})$/.exec(name.trim()) ?? [];
  return arrows > 1 || before === undefined || after === undefined ? [name] : [before, after];
}

/** One end of an arrow: one name, or several between commas or ampersands. */
function namesOf(end: string): string[] {
  const names = end
    .split(/,(?:\s*and\s)?|\s&\s/)
    .map((name) => name.trim())
    .filter((name) => name !== "");
  if (names.length > NAMES_MAX) return [];
  return names.every((name) => name.split(/\s+/).length <= NAME_WORDS_MAX) ? names : [];
}
