/**
 * Master keys: openers with no content ("Solution:", "Let's think step by step") that move a careless LLM
 * judge although they say nothing. A reply made only of them earns nothing, without a call.
 */

import { plain } from "./hidden.ts";

const OPENERS = new Set(
  [
    "solution|the solution|final solution|my solution|solution is|answer|the answer|my answer|final answer",
    "the final answer is|the answer is|answer is|thought process|thoughts|thinking|reasoning|explanation",
    "analysis|approach|response|my response|proof|output|result|conclusion|step 1|first|okay|ok|sure",
    "here is the solution|here is my solution|here is the answer|here is my answer|here's my answer",
    "solución|respuesta|proceso de pensamiento|lösung|antwort|die antwort|gedankengang|réponse|la réponse",
    "raisonnement|resposta|solução|raciocínio|soluzione|risposta|ответ|решение|рассуждение|उत्तर|समाधान",
    "解|解答|答案|回答|解析|思路|思考过程|解决方案|かいせつ|解説|答え|回答は|풀이|정답|해설|답|الحل|الجواب|الإجابة",
  ]
    .join("|")
    .split("|"),
);

const EMPTY_WORDS = new Set([
  "n/a",
  "na",
  "null",
  "none",
  "nil",
  "undefined",
  "nan",
  "blank",
  "empty",
  "tbd",
]);

const STEP_BY_STEP = [
  /^(ok(ay)?|sure|alright|well|so|now)?,? ?(let'?s|let us|let me|we (can|will|should)|i will|i'll) (think|solve|work|reason|go|break|walk|analy[sz]e|approach|tackle|do)\b[\w' ]{0,40}\b(step by step|carefully|through|down|out)$/,
  /^(let'?s|let us|let me) (think|begin|start|see|reason|analy[sz]e)( about (this|it))?$/,
  /^(think|reason|thinking|working)? ?step by step$/,
  /^(to )?(solve|answer) (this|the) (problem|question)$/,
  /^(denken wir|lass uns) schritt für schritt( denken| nach)?$|^(pensemos|vamos a pensar) paso a paso$/,
  /^(réfléchissons|pensons) étape par étape$|^(vamos pensar|pensemos) passo a passo$|^давайте (по)?думать шаг за шагом$/,
  /^(让我们|我们来)?(一步一步|逐步)(地)?(思考|解决|分析)(这个问题)?$|^ステップバイステップで考えよう$/,
];

/** Whether `piece` (plain, without punctuation around it) is an opener alone. */
function isOpener(piece: string): boolean {
  return OPENERS.has(piece) || STEP_BY_STEP.some((pattern) => pattern.test(piece));
}

/** The pieces of a text between marks, without Markdown or punctuation around them. */
function piecesOf(text: string): string[] {
  return plain(text)
    .split(/[.:;!?\n。:;!?…]+/u)
    .map((piece) => piece.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, ""))
    .filter((piece) => piece !== "");
}

/** Openers alone, with words in them: the kind that is meant for a judge. */
export function isOpenerOnly(text: string): boolean {
  const pieces = piecesOf(text);
  return pieces.length > 0 && pieces.every(isOpener);
}

/** Empty, punctuation or symbols only, "n/a", or nothing but openers such as "Solution:". */
export function isMasterKey(text: string): boolean {
  const pieces = piecesOf(text);
  return pieces.every((piece) => isOpener(piece) || EMPTY_WORDS.has(piece));
}
