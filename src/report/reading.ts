import type { Rubric } from "../rubric/rubric.ts";
import type { Missed, ReadingAdvice, Scorecard } from "../scoring/scorecard.ts";
import { asPredicate, inWords } from "../scoring/wording.ts";

const READING_MAX = 4;

/**
 * What to read about this very system: a link counts for each missed criterion it names, the earlier in
 * the list the more, and for each of the weakest stages.
 */
export function readingFor(
  rubric: Rubric,
  missed: readonly Missed[],
  weakest: Scorecard["weakest"],
): readonly ReadingAdvice[] {
  const ranked = rubric.reading.map((link) => {
    const criteria = missed.filter(({ id }) => link.for.includes(id));
    const stages = weakest.filter(({ stage }) => link.for.includes(stage)).map(({ stage }) => stage);
    const rank = criteria.reduce((sum, each) => sum + 1 / (1 + missed.indexOf(each)), 0) + stages.length / 2;
    return { link, criteria, stages, rank };
  });
  return ranked
    .filter(({ rank }) => rank > 0)
    .toSorted((a, b) => b.rank - a.rank)
    .slice(0, READING_MAX)
    .map(({ link, criteria, stages }, n, links) => {
      const source = [link.source, link.year].filter((part) => part !== undefined).join(", ");
      const helps = [...new Set([...stages, ...criteria.map(({ stage }) => stage)])];
      // One point is named once, and the next link by another that it is for.
      const named = links.slice(0, n).map(({ criteria: [first] }) => first?.id);
      const open = criteria.find(({ id }) => !named.includes(id));
      const first =
        open === undefined ? "" : ` A point you left open: a strong answer ${asPredicate(open.asks)}.`;
      const why = `For ${inWords(helps)}.${first}`;
      return { title: link.title, ...(source === "" ? {} : { source }), url: link.url, why };
    });
}
