// Turns of phrase that mean nothing of what their words name: no second passes in "for a second".
const IDIOMS = [
  "(?:for|in|just|give me) (?:a|one) (?:second|sec|minute|moment)(?! (?:or|and|later|of|after|before|per|long|window|delay)\\b)",
  "(?:take|taking|took) (?:a|one) step back",
  "at the end of the day",
  "(?:first|last) of all",
  "in the first place",
  "(?:go|goes|going|went) (?:on and on|round in circles)",
  "(?:could|can|would) (?:go|talk) on (?:about \\w+ )?for (?:hours|ages|days)",
  "(?:this|one) way or (?:that|another|the other)(?: way)?",
  "(?:the devil is|lies) in the details?",
  "(?:see|look at|keep in mind) the big(?:ger)? picture",
  "(?:and )?so on and so forth",
  "in (?:a|one|some) (?:sense|way)(?! (?:that|of|which|to)\\b)",
  "what i (?:really )?(?:want|wanted|would like) to say",
  "(?:more|one) thing (?:that )?i will come to",
  "(?:as|like) they say",
  "is not what counts|are not what counts",
  "back to where i (?:began|started|was)",
  "not (?:the|my) first rodeo",
  "time will tell",
  "(?:only )?time flies",
  "from day one",
  "a means to an end",
];
const IDIOM = new RegExp(`\\b(?:${IDIOMS.join("|")})\\b,?`, "gi");

/** The text with blanks in the place of empty turns of phrase, so that every offset stays true. */
export function withoutIdioms(text: string): string {
  return text.replaceAll(IDIOM, (words) => " ".repeat(words.length));
}
