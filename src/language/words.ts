import { stemmer } from "stemmer";

/** Words that carry grammar and not content; a cue skips them. Negators are not among them. */
export const FUNCTION_WORDS: ReadonlySet<string> = new Set(
  (
    "a an the this that these those of to in on at by for from with into onto as is are was were be been being am " +
    "do does did doing done have has had having will would shall should can could may might must i we you he she it they " +
    "me us him her them my our your his its their ours yours and or if then than so such there here also just very really " +
    "quite too about which whom whose some any " +
    "let lets like well even s t ve ll d m"
  ).split(" "),
);

/** Words that turn a statement round; in a cue they are ordinary words. */
export const NEGATORS: ReadonlySet<string> = new Set([
  "not",
  "no",
  "never",
  "without",
  "none",
  "neither",
  "nor",
  "nothing",
  "cannot",
]);

const IRREGULAR: ReadonlyMap<string, string> = new Map(Object.entries({
  chose: "choose", chosen: "choose", bought: "buy", paid: "pay", sent: "send", took: "take", taken: "take",
  kept: "keep", learnt: "learn", seen: "see", saw: "see", made: "make", built: "build", held: "hold", knew: "know",
  known: "know", came: "come", lost: "lose", spent: "spend", indices: "index", indexes: "index", matrices: "matrix",
  analyses: "analysis", gave: "give", given: "give", written: "write", wrote: "write", shown: "show", broke: "break",
  broken: "break", fell: "fall", fallen: "fall", rose: "rise", risen: "rise", grew: "grow", grown: "grow", ran: "run",
  thrown: "throw", threw: "throw", hidden: "hide", stolen: "steal", stole: "steal", children: "child", people: "person",
  meant: "mean", got: "get", went: "go", gone: "go", goes: "go", left: "leave", felt: "feel", sold: "sell", told: "tell", caught: "catch", began: "begin", begun: "begin",
})); // biome-ignore format: a table reads best in rows

/** Words that Porter's rules would run together with another of the field ("objective" with "object"); they keep a stem of their own. */
const KEPT_APART: ReadonlyMap<string, string> = new Map(Object.entries({
  position: "position", positions: "position", positional: "position", objective: "objective", objectives: "objective",
  conversation: "conversation", conversations: "conversation", probability: "probability", probabilities: "probability",
  experience: "experience", experiences: "experience", experienced: "experience", news: "news", rating: "rating", ratings: "rating",
  general: "general", generally: "general", internal: "internal", important: "important", importance: "important",
  policy: "policy", policies: "policy", ranking: "rank", rankings: "rank",
})); // biome-ignore format: a table reads best in rows

const NUMBER_WORDS: ReadonlySet<string> = new Set(
  "two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty sixty ninety hundred hundreds thousand thousands million millions billion billions dozen dozens half".split(
    " ",
  ),
);

export function isNumberWord(word: string): boolean {
  return NUMBER_WORDS.has(word);
}

const stems = new Map<string, string>();
const STEMS_KEPT_MAX = 50_000;

/**
 * Porter stem of one lower-case word, after British spellings (-ise, -isation, -our) are turned into
 * American ones so that "optimise" and "optimize" are one.
 */
export function stem(word: string): string {
  const known = stems.get(word);
  if (known !== undefined) return known;
  const made = KEPT_APART.get(word) ?? stemmer(americanise(IRREGULAR.get(word) ?? word));
  // A memo of a pure function: emptied rather than grown without end when people write nonsense.
  if (stems.size >= STEMS_KEPT_MAX) stems.clear();
  stems.set(word, made);
  return made;
}

/**
 * Stem of two words written as one ("feature" and "store" → "featurestor"); undefined where the second would be taken
 * for an ending of the first and vanish ("label" and "late" → "label").
 */
export function stemOfJoined(first: string, second: string): string | undefined {
  const joined = stem(first + second);
  return joined.length > first.length ? joined : undefined;
}

function americanise(word: string): string {
  if (word.length < 6) return word;
  return word
    .replace(/isation(s?)$/, "ization$1")
    .replace(/is(e|es|ed|er|ers|ing)$/, "iz$1")
    .replace(/yse(d|s)?$/, "yze$1")
    .replace(/our(s|ed|ing|al|ally)?$/, "or$1")
    .replace(/elling$/, "eling")
    .replace(/elled$/, "eled")
    .replace(/^centre/, "center")
    .replace(/^catalogue/, "catalog");
}
