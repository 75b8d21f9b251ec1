/** Word knowledge of the generic text matcher: how much a word says, which words stand for one another. */

/** Stems common in rubrics and answers alike; they tell little, so they weigh half. */
const COMMON = new Set(
  (
    "us use make made give given take need want work way thing good better well differ kind type mani much more most other " +
    "new first second time part case exampl number set system data model learn problem method process point input output valu " +
    "result chang find found call becaus help also done know think look show mean same main possibl correct term name properti " +
    "function approach design build creat add keep put see say said tell two three one"
  ).split(" "),
);

/** Verbs with which a criterion begins ("Says that …"); they are about the candidate, not the idea. */
export const LEAD_INS = new Set(
  (
    "say state explain mention name describ propos suggest discuss identifi recogn note argu give defin choos pick ask " +
    "acknowledg point clarifi consid justifi address cover includ show candid answer repli quantifi specifi"
  ).split(" "),
);

const GROUPS = [
  "retriev recal_stage candid_gener candidategener shortlist",
  "rank rerank order sort",
  "fast quick rapid speed",
  "slow long_time sluggish",
  "big larg huge massiv high great",
  "small littl low tini",
  "increas rise grow up rais higher",
  "decreas reduc drop fall lower shrink lessen diminish minim cut",
  "error loss cost mistak",
  "weight paramet coeffici",
  "chang updat adjust modifi adapt adjust vari",
  "calcul comput determin evalu",
  "pick choos select draw sampl",
  "close near nearest neighbor neighbour neighborhood similar proxim",
  "begin start initi",
  "stop end terminat halt finish",
  "repeat iter continu loop again",
  "separ divid split partit segreg",
  "class label categori group cluster",
  "kill murder slay die dead death",
  "say tell claim state report",
  "win beat defeat victori won",
  "buy purchas acquir",
  "show demonstr reveal indic",
  "train fit learn",
  "test evalu valid",
  "monitor track watch alert alarm",
  "latenc delay lag",
  "drift shift",
  "user custom member viewer visitor",
  "item product content post video",
  "real_tim onlin stream live",
  "batch offlin nightli precomput",
  "retrain refresh",
  "cheap light lightweight simpl inexpens",
  "heavi expens complex",
  "stale outdat old",
  "imbalanc skew rare",
  "neg nonclick",
  "objectiv goal target aim optim",
  "click ctr clickthrough",
  "retent return stay churn",
  "roll rollout ramp canari releas deploy launch ship",
  "ab experi holdout control",
  "fallback degrad backup",
  "cold coldstart",
  "cach store memori memor",
  "feedback loop",
  "human person peopl man woman",
  "car vehicl",
  "doctor physician medic",
  "hot warm heat",
  "rough coars bumpi",
  "smooth fine soft",
  "same equal ident alik",
  "loud louder volum",
  "connect link attach join",
  "move travel go flow",
  "water liquid fluid",
  "dissolv mix",
];

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

const SYNONYMS = kin(GROUPS);
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
