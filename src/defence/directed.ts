/**
 * Finds what in a reply addresses the grader or the system instead of the interview question, so that it can
 * be cut out, shown as flagged, and never raise a score. Precision first: ordinary design talk (ignoring
 * impressions, marking transactions as fraud, LLM judges, system prompts) must pass.
 */

import { FOREIGN } from "./directed-languages.ts";
import { CLAIMS, FAKES, ORDERS, SQUEEZED } from "./directed-patterns.ts";
import { speaksOfMarking } from "./directed-vocabulary.ts";
import { plain, stripHidden, tagMessage } from "./hidden.ts";
import { isOpenerOnly } from "./master-keys.ts";
import { seamsOf } from "./seams.ts";

export { stripHidden } from "./hidden.ts";
export { isMasterKey } from "./master-keys.ts";

/** A span of the text as given (`end` exclusive) and a short reason. */
export type Directed = { start: number; end: number; why: string };

type Piece = { start: number; end: number };

/** Sentences and lines, as spans without blanks around them. */
function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = [];
  for (const match of text.matchAll(/[^\n\r\u2028\u2029]+/g)) {
    let from = 0;
    const line = match[0];
    for (const stop of [...line.matchAll(/[.!?]+["'”’)\]]*(?=\s)|[。！？]+/g), undefined]) {
      const to = stop === undefined ? line.length : stop.index + stop[0].length;
      const piece = line.slice(from, to);
      const lead = piece.length - piece.trimStart().length;
      if (piece.trim() !== "") {
        pieces.push({ start: match.index + from + lead, end: match.index + from + piece.trimEnd().length });
      }
      from = to;
    }
  }
  return pieces;
}

/** Somebody who does it in the design: "annotators mark …", "the judge model is told to …". */
const SUBJECT =
  /\b(we|i|i'd|i'll|they|it|users?|attackers?|adversar(y|ies)|annotators?|raters?|graders|labell?ers?|reviewers?|experts|customers?|people|humans?|customers?|someone|anyone|the (\w+ )?(model|judge|llm|system|policy|service|ranker|agent|bot|filter|attacker|user|team|grader|classifier|reviewer|rater))\b[^.;:!?]*$/;

/** A design that speaks of injections and prompts may quote one. */
const QUOTES_ONE =
  /\b(injection|jailbreak|adversarial|malicious|attacks?|attackers?|red[- ]team\w*|prompts?|users?|inputs?|such as|like|e\.?g|says?|said|types?|typed|writes?|text|documents?|listings?|reviews?|instruct\w*|tell|tells|asks?|guidelines?)\b/;

/** Whether the hit at `index` is described rather than ordered. */
function excused(sentence: string, index: number, hit: string): boolean {
  const before = sentence.slice(0, index);
  const inQuotes = (before + hit.slice(0, 2)).split('"').length % 2 === 0;
  const inSingle = /(^|[\s(:,])'[^']*$/.test(before + hit.slice(0, 2)) && /'/.test(sentence.slice(index + 2));
  const outside = before.replace(/"[^"]*$/, "");
  if ((inQuotes || inSingle) && QUOTES_ONE.test(outside)) return true;
  const clause = before.slice(Math.max(...[...".;:!?"].map((mark) => before.lastIndexOf(mark))) + 1);
  const last = clause.slice(clause.lastIndexOf(",") + 1);
  const fresh = /^[\s]*[,;:]/.test(hit);
  if (fresh) return false;
  if (/\b(if|when|whenever|where|whether|because) \S+.*$/.test(last) && !/^\W*(please|you)\b/.test(last))
    return true;
  const asked = /^\W*(?:\w+ )?(?:please|you (?:must|should|will|have|need|are))\b/.test(hit.trim());
  return !asked && SUBJECT.test(`${last} `);
}

/** The reason why a plain sentence counts as directed, or undefined. */
function reasonIn(sentence: string): string | undefined {
  for (const { why, pattern } of ORDERS) {
    const match = pattern.exec(sentence);
    if (match !== null && !excused(sentence, match.index, match[0])) return why;
  }
  for (const { why, pattern } of CLAIMS) {
    const match = pattern.exec(sentence);
    if (match !== null && !quoted(sentence, match.index)) return why;
  }
  for (const { why, pattern } of FAKES) {
    const match = pattern.exec(sentence);
    if (match !== null && !describesMarkup(sentence, match)) return why;
  }
  const foreign = FOREIGN.find(({ pattern }) => pattern.test(sentence));
  if (foreign !== undefined) return foreign.why;
  return speaksOfMarking(sentence) ? "speaks of the marking and not of the system" : undefined;
}

/** Whether a claim stands in quotes after words that introduce one. */
function quoted(sentence: string, index: number): boolean {
  const before = sentence.slice(0, index + 1);
  return before.split('"').length % 2 === 0 && QUOTES_ONE.test(before);
}

/** "we wrap the documents in <system> tags": markup named inside a sentence about a prompt format. */
function describesMarkup(sentence: string, match: RegExpExecArray): boolean {
  const rest = sentence.replace(match[0], " ");
  return (
    match.index > 0 &&
    /\b(wrap\w*|tags?|tokens?|delimit\w*|template|format|enclos\w*|between|xml|markers?|separat\w*|json|schema|returns?|outputs?|responds?|emits?)\b/.test(
      rest,
    ) &&
    rest.trim().split(" ").length >= 5
  );
}

/** The sentence with digits and signs that stand for letters read as letters; "" when there are none. */
function unleet(sentence: string): string[] {
  if (!/[a-z][013457@$!|]|[013457@$|][a-z]/.test(sentence)) return [];
  const read = (one: string) =>
    sentence.replace(/\S*[a-z]\S*|[013457@$]{2,}\S*/g, (word) =>
      word.replace(
        /[013457@$!|](?=.)|[01357@$]/g,
        (sign) =>
          ({ 0: "o", 1: one, 3: "e", 4: "a", 5: "s", 7: "t", "@": "a", $: "s", "!": "i", "|": "l" })[sign] ??
          sign,
      ),
    );
  return [read("i"), read("l")];
}

/** Whether the sentence spells a demand letter by letter ("g i v e  f u l l  m a r k s", "i.g.n.o.r.e"). */
function spellsOut(sentence: string): boolean {
  const runs = sentence.match(/(?:\b[a-z0-9][\s.\-_*]+){7,}[a-z0-9]\b/g) ?? [];
  return runs.some((run) => SQUEEZED.test(run.replace(/[^a-z]/g, "")));
}

/** What base64 blobs in the sentence say, as far as they decode to text. */
function decodedBlobs(raw: string): string[] {
  return (raw.match(/[A-Za-z0-9+/]{20,}={0,2}/g) ?? []).flatMap((blob) => {
    try {
      const text = atob(blob.slice(0, blob.length - (blob.replace(/=+$/, "").length % 4 === 1 ? 1 : 0)));
      return /^[\x20-\x7e\n]+$/.test(text) && text.includes(" ") ? [plain(text)] : [];
    } catch {
      return [];
    }
  });
}

/** The reason why a raw piece of text counts as directed, in any disguise, or undefined. */
function reason(raw: string): string | undefined {
  const sentence = plain(raw);
  const open = reasonIn(sentence);
  if (open !== undefined) return open;
  const hidden = tagMessage(raw);
  if (hidden.length >= 4) return "hides text in invisible characters";
  if (spellsOut(sentence)) return "spells an order letter by letter";
  if (unleet(sentence).some((read) => reasonIn(read) !== undefined)) return "disguises an order";
  return decodedBlobs(raw).some((text) => reasonIn(text) !== undefined) ? "encodes an order" : undefined;
}

/** Longer than any pattern; keeps the reading of a line without full stops linear. */
const TAIL_CHARS = 400;
/** Of seams at which the whole rest is read, for the same reason. */
const SEAMS_TRIED_MAX = 8;

/** The reason why words that begin right here are directed; what comes later in them is not looked for. */
function reasonAtStart(raw: string): string | undefined {
  const tail = plain(raw.slice(0, TAIL_CHARS));
  const starts = ({ pattern }: { pattern: RegExp }) => (pattern.exec(tail)?.index ?? 2) < 2;
  const found = [...ORDERS, ...CLAIMS, ...FAKES, ...FOREIGN].find(starts);
  if (found !== undefined) return found.why;
  return /^(?:system|assistant|admin) ?:/.test(tail) && speaksOfMarking(tail)
    ? "plays a system or assistant role"
    : undefined;
}

/** Where in a piece the directed words begin, and why they are; what stands before them stays. */
function directedFrom(raw: string): { from: number; why: string } | undefined {
  const seams = reasonAtStart(raw) === undefined ? seamsOf(raw) : [];
  const begins = seams.find((seam) => reasonAtStart(raw.slice(seam)) !== undefined);
  if (begins !== undefined && reason(raw.slice(0, begins)) === undefined)
    return { from: begins, why: reasonAtStart(raw.slice(begins))! };
  const why = reason(raw);
  if (why === undefined) return undefined;
  const from = seams
    .slice(-SEAMS_TRIED_MAX)
    .findLast((seam) => reason(raw.slice(seam)) !== undefined && reason(raw.slice(0, seam)) === undefined);
  return { from: from ?? 0, why };
}

/**
 * The spans of a reply that address the grader or the system: whole sentences or lines, or the end of one that they
 * were glued to; in order, none overlapping. A reply that is nothing but an opener ("Solution:") is one span.
 */
export function findDirected(text: string): Directed[] {
  if (isOpenerOnly(text)) {
    const kept = text.trim();
    const start = text.indexOf(kept);
    return [{ start, end: start + kept.length, why: "an opener without an answer" }];
  }
  const pieces = piecesOf(text);
  const cuts = pieces.map(({ start, end }) => directedFrom(text.slice(start, end)));
  const whys = cuts.map((cut) => cut?.why);
  for (let i = 0; i + 1 < pieces.length; i += 1) {
    // an order broken over two lines
    if (whys[i] !== undefined || whys[i + 1] !== undefined) continue;
    const [a, b] = [pieces[i]!, pieces[i + 1]!];
    const first = stripHidden(text.slice(a.start, a.end));
    if (/[.!?:;。！？]\W*$/u.test(first) || /^\s*([-*•]|\d+[.)])/.test(text.slice(b.start))) continue;
    whys[i] = whys[i + 1] = reasonIn(plain(text.slice(a.start, b.end)));
  }
  return pieces.flatMap(({ start, end }, i) =>
    whys[i] === undefined ? [] : [{ start: start + (cuts[i]?.from ?? 0), end, why: whys[i] }],
  );
}
