import { tokenise } from "../language/tokens.ts";
import { stemOfJoined } from "../language/words.ts";
import type { ConceptIndex } from "./concept-index.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** One word of an alternative, or a gap before the next. */
export type Item =
  | {
      readonly is: "word";
      readonly word: string;
      /** Its own stem and those of its synonyms. */
      readonly stems: readonly string[];
    }
  | { readonly is: "prefix"; readonly prefix: string }
  | { readonly is: "number" }
  | { readonly is: "gap" };

/** Words that stand together. */
export type Alternative = {
  readonly items: readonly Item[];
  /** The way itself names a refusal ("not random"), so a negator there does not turn it round. */
  readonly refuses: boolean;
  /** Stem of a pair of words written as one ("featurestore"); only for pairs. */
  readonly joined?: string;
};

/** Any of its alternatives will do. */
export type Concept = {
  readonly alternatives: readonly Alternative[];
  /** Set when the concept belongs to an index that finds it together with all others in one pass. */
  index?: ConceptIndex;
};

/** All concepts must be met inside one window. See rubrics/README.md for the grammar. */
export type Way = { readonly source: string; readonly concepts: readonly Concept[] };

export type WayMistake = { readonly says: string };

/** Shorter prefixes are not filed in the index, and find too much. */
const PREFIX_LETTERS_MIN = 2;

/** Words whose presence in a way means that the refusal is the point. */
const REFUSALS = new Set([
  "not",
  "no",
  "never",
  "without",
  "avoid",
  "instead",
  "rather",
  "ignor",
  "skip",
  "drop",
  "exclud",
  "useless",
  "mislead",
  "unlik",
  "cannot",
  "nor",
  "neither",
  "none",
]);

/** Compiles one way. Unknown terms and empty concepts are mistakes. */
export function compileWay(
  source: string,
  vocabulary: Vocabulary,
): { way: Way; mistakes: readonly WayMistake[] } {
  const mistakes: WayMistake[] = [];
  const concepts = source.split("&").map((part) => {
    const before = mistakes.length;
    const alternatives = part.split("|").flatMap((written) => {
      const made = alternativesOf(written.trim(), vocabulary);
      mistakes.push(...made.mistakes);
      return made.alternatives;
    });
    if (alternatives.length === 0 && mistakes.length === before)
      mistakes.push({
        says: `"${source}" has an empty concept; write words, @terms or # on both sides of & and |`,
      });
    return { alternatives };
  });
  return { way: { source, concepts }, mistakes };
}

type Made = { readonly alternatives: readonly Alternative[]; readonly mistakes: readonly WayMistake[] };

const madeBefore = new WeakMap<Vocabulary, Map<string, Made>>();

/** Every second alternative of a rubric stands in another way too, above all the terms with their hundred forms. */
function alternativesOf(written: string, vocabulary: Vocabulary): Made {
  const known = madeBefore.get(vocabulary) ?? new Map<string, Made>();
  madeBefore.set(vocabulary, known);
  const made = known.get(written) ?? compileAlternative(written, vocabulary);
  known.set(written, made);
  return made;
}

function compileAlternative(written: string, vocabulary: Vocabulary): Made {
  if (written === "") return { alternatives: [], mistakes: [] };
  const mistakes: WayMistake[] = [];
  // Every @term multiplies the alternatives by its forms.
  let variants: Item[][] = [[]];
  for (const piece of written.split(/\s+/)) {
    if (!piece.startsWith("@")) {
      if (piece.endsWith("*") && prefixOf(piece).length < PREFIX_LETTERS_MIN)
        mistakes.push({
          says: `${piece} begins with fewer than ${PREFIX_LETTERS_MIN} letters and would find nearly anything; write more of the word`,
        });
      const items = itemsOf(piece, vocabulary);
      variants = variants.map((variant) => [...variant, ...items]);
      continue;
    }
    const forms = termForms(piece.slice(1), vocabulary);
    if (forms === undefined) {
      mistakes.push({ says: `${piece} is not in lexicon.yaml; add the term there or write the words` });
      continue;
    }
    variants = variants.flatMap((variant) => forms.map((form) => [...variant, ...form]));
  }
  const pieces = written.split(/\s+/).length;
  const alternatives = variants
    .map(trimGaps)
    .filter((items) => items.length > 0 && !hasCollapsed(items, pieces))
    .map(alternativeOf);
  if (alternatives.length === 0 && mistakes.length === 0)
    mistakes.push({
      says: `"${written}" holds only function words, which are skipped, or hardly more, so it would match nothing or everything; add a content word`,
    });
  return { alternatives, mistakes };
}

/** Words so common that a phrase of which nothing else is left ("up to you", "at no") would match anything. */
const BARE: ReadonlySet<string> = new Set(
  "up out over under still only own all every each both how what when where who why no not never without one new".split(
    " ",
  ),
);

/** Whether skipping the function words of a phrase has left one bare word of it. */
function hasCollapsed(items: readonly Item[], pieces: number): boolean {
  const [only] = items;
  return pieces > 1 && items.length === 1 && only?.is === "word" && BARE.has(only.word);
}

/** Gaps at the ends mean nothing. Function words are gone already (see `read`). */
function trimGaps(items: readonly Item[]): Item[] {
  const from = items.findIndex((item) => item.is !== "gap");
  const to = items.findLastIndex((item) => item.is !== "gap");
  return from < 0 ? [] : items.slice(from, to + 1);
}

function alternativeOf(items: readonly Item[]): Alternative {
  const refuses = items.some((item) => item.is === "word" && REFUSALS.has(item.stems[0]!));
  const [a, b, more] = items;
  const isPair = a?.is === "word" && b?.is === "word" && more === undefined;
  const joined = isPair ? stemOfJoined(a.word, b.word) : undefined;
  return joined === undefined ? { items, refuses } : { items, refuses, joined };
}

const terms = new WeakMap<Vocabulary, Map<string, Item[][]>>();
const words = new WeakMap<Vocabulary, Map<string, Item[]>>();

/** The forms of a term are a list of synonyms themselves, so their words are taken as they are. */
function termForms(term: string, vocabulary: Vocabulary): readonly Item[][] | undefined {
  const known = terms.get(vocabulary) ?? new Map<string, Item[][]>();
  terms.set(vocabulary, known);
  const forms =
    known.get(term) ??
    vocabulary.forms(term)?.map((form) => form.split(/\s+/).flatMap((word) => read(word, (stem) => [stem])));
  if (forms !== undefined) known.set(term, forms);
  return forms;
}

/** The same few thousand words make up all ways of a rubric; each is read once. */
function itemsOf(piece: string, vocabulary: Vocabulary): Item[] {
  const known = words.get(vocabulary) ?? new Map<string, Item[]>();
  words.set(vocabulary, known);
  const items = known.get(piece) ?? read(piece, vocabulary.alike);
  known.set(piece, items);
  return items;
}

/** The last word of "cost-sensitiv*" without its star. */
function prefixOf(piece: string): string {
  return (/[^-‐‑/]*(?=\*$)/.exec(piece)?.[0] ?? "").toLowerCase();
}

function read(piece: string, alike: Vocabulary["alike"]): Item[] {
  if (piece === "..") return [{ is: "gap" }];
  if (piece === "#") return [{ is: "number" }];
  if (piece.endsWith("*")) {
    // "cost-sensitiv*" is a word and a prefix, as the text it is looked for in is read.
    const before = piece.slice(0, piece.length - 1 - prefixOf(piece).length);
    return [...read(before, alike), { is: "prefix", prefix: prefixOf(piece) }];
  }
  const content = tokenise(piece).filter((token) => !token.isFunction);
  return content.map((token) => ({ is: "word", word: token.word, stems: alike(token.stem) }));
}
