/** Word knowledge of the generic text matcher: how much a word says, which words stand for one another. */

import { stem } from "../language/words.ts";
import { SYNONYM_GROUPS } from "./text-matcher-synonyms.ts";

/** Stems common in rubrics and answers alike; they tell little, so they weigh half. */
const COMMON = new Set(
  (
    "us use make made give given take need want work way thing good better well differ kind type mani much more most other " +
    "new first second time part case exampl number set system data model learn problem method process point input output valu " +
    "result chang find found call becaus help also done know think look show mean same main possibl correct term name properti " +
    "befor after across start content user item function approach design build creat add keep put see say said tell two three one"
  ).split(" "),
);

/** Verbs with which a criterion begins ("Says that …"); they are about the candidate, not the idea. */
export const LEAD_INS = new Set(
  (
    "say state explain mention name describ propos suggest discuss identifi recogn note argu give defin choos pick ask " +
    "acknowledg point clarifi consid justifi address cover includ show candid answer repli quantifi specifi"
  ).split(" "),
);

const OPPOSITES = [
  "increas decreas",
  "high low",
  "higher lower",
  "larg small",
  "big small",
  "more less",
  "more fewer",
  "fast slow",
  "faster slower",
  "befor after",
  "onlin offlin",
  "supervis unsupervis",
  "posit negat",
  "hot cold",
  "same differ",
  "win lose",
  "open close",
  "maxim minim",
  "long short",
  "random determinist",
  "linear nonlinear",
  "series parallel",
  "hard soft",
  "heavi light",
  "batch real",
  "daili hour",
  "forward backward",
];

/** Looks up which stems are kin; each word may stand in several groups. */
function kin(groups: readonly string[]): ReadonlyMap<string, ReadonlySet<string>> {
  const map = new Map<string, Set<string>>();
  for (const group of groups) {
    const stems = group.split(" ");
    for (const stem of stems) map.set(stem, new Set([...(map.get(stem) ?? []), ...stems]));
  }
  return map;
}

const SYNONYMS = kin(SYNONYM_GROUPS.map((group) => group.split(" ").map(stem).join(" ")));
const ANTONYMS = kin(OPPOSITES);

/** Whether two different stems are in one synonym group. */
export function areSynonyms(a: string, b: string): boolean {
  return SYNONYMS.get(a)?.has(b) ?? false;
}

/** Whether two different stems are opposites. */
export function areOpposites(a: string, b: string): boolean {
  return a !== b && (ANTONYMS.get(a)?.has(b) ?? false);
}

/** How much a stem says by itself: long, uncommon words say most. */
export function wordMass(stem: string): number {
  const byLength = 0.55 + 0.09 * Math.min(stem.length, 9);
  return COMMON.has(stem) ? byLength * 0.5 : byLength;
}
