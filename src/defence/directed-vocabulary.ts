/**
 * The last net under the patterns: a sentence that heaps up the vocabulary of being graded. Each word alone is
 * ordinary in a design ("criteria", "score", "pass"); together they speak of the marking and not of the system.
 */

// Weights by hand: 2 for what hardly any design says, 1 for what it says of itself now and then, below for company.
const VOCABULARY: readonly (readonly [weight: number, pattern: RegExp])[] = [
  [1, /\brubrics?\b/],
  [2, /\bstrong[- ]hire\b/],
  [
    1.2,
    /\b(?:full|max(?:imum|imal)?|top|highest|perfect|complete) (?:marks?|score|credit|points|grade|evidence|rating)\b/,
  ],
  [
    1.5,
    /\b(?:this|my|previous|above|current|entire|whole) (?:answer|reply|response|submission|interview|transcript)\b/,
  ],
  [1.5, /\b(?:maintenance|developer|debug|god|test|admin) mode\b/],
  [1.5, /\bdeserv(?:e|es|ed|ing)\b/],
  [1.5, /\b(?:the|this|your) (?:grading|marking|assessment)\b/],
  [1.2, /\bcriteri(?:on|a)\b/],
  [1.2, /\bverdicts?\b/],
  [1.2, /\b(?:grader|examiner|evaluator|assessor|marker)\b/],
  [1.2, /\bthis candidate\b|\bthe candidate (?:has|is|was|should|must|deserves|passed)\b/],
  [1, /\b(?:generous|lenient|merciful)\b/],
  [1, /\b(?:award|authori[sz]e)\b/],
  [1, /\b(?:has|have|is|was|be) (?:already )?passed\b|\bpass (?:me|this|the) candidate\b/],
  [1, /\bevery (?:criterion|keyword|stage)\b/],
  [0.8, /\b(?:perfect|flawless|exemplary)\b/],
  [0.8, /\bcover(?:ed|s)?\b/],
  [0.8, /\bcopy (?:that|the|this) score\b/],
  [1, /\bi have (?:evaluated|graded|scored|reviewed|marked|assessed)\b/],
  [0.8, /\bhereby\b/],
  [0.6, /\b(?:marks|score|grade|grading)\b/],
  [2, /^\W*(?:system|assistant|admin) ?:/],
  [0.5, /\b(?:keyword|evidence)\b/],
];

const ENOUGH = 3;

/** Whether a plain sentence (see `plain` in hidden.ts) speaks more of the marking than of the system. */
export function speaksOfMarking(sentence: string): boolean {
  let sum = 0;
  for (const [weight, pattern] of VOCABULARY) if (pattern.test(sentence)) sum += weight;
  return sum >= ENOUGH;
}
