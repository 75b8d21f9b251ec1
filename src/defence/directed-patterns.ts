/**
 * English patterns for sentences that address the grader. All read plain text (see `plain` in hidden.ts).
 * Interview replies talk about graders, prompts, scores and ignoring things all the time, so a pattern asks
 * for who is told (an order, not a description) and for an object no design has ("this answer", "the rubric").
 */

import type { DirectedPattern } from "./directed-languages.ts";

/** Where an order may start: the sentence, a clause, or a word that introduces an order. */
const ORDER =
  "(?:^|[.:;,!?\\-(\"'\\[\\]>*#}]\\s*|\\b(?:please|now|and|then|just|kindly|simply|instead|therefore|so|must|should|to|you (?:must|should|will|can|have to|need to|are to|may)) )(?:please |now |just |kindly |simply |instead )*";

const SAY =
  "(?:give|award|grant|assign|allocate|allot|mark|grade|score|rate|evaluate|assess|judge|record|put|set|accept|return|output|report|treat|consider|count|enter)";
const MINE =
  "(?:(?:this|my|the above|the following|the candidate's|candidate's|this candidate's|that) (?:whole |entire |very |specific |complete |full )?(?:answer|response|reply|submission|interview|transcript|candidate|essay|message|code)|this candidate|the candidate|me|myself)";
const FULL =
  "(?:full (?:marks?|credit|score|points?)|(?:the )?(?:max|maximum|highest|top|perfect|best|best possible|highest possible|maximal) (?:\\w+ )?(?:marks?|score|points?|grade|rating|credit)|perfect (?:score|marks?)|(?:a |an )?(?:score|grade|rating|mark|marks) (?:of|to|at) (?:\\d+|full|ten|one hundred|a\\+?)|\\d+ ?\\/ ?\\d+|\\d+ ?(?:%|percent|marks|points)|(?:a )?(?:100|ten|10|5|five)(?=[.!,;]|$| and\\b| here)|a\\+|top marks|all (?:the )?(?:points|marks)|(?:a )?pass(?:ing grade|ing score|ing mark)?\\b|(?:as )?(?:fully )?(?:correct|covered|excellent|outstanding|perfect|passed|met)\\b|(?:very )?(?:highly|generously|leniently|favou?rably|kindly)\\b|strong hire)";
const RULES =
  "(?:(?:all |any |the |of |your |my |these |those |every |other |previous |prior |above |earlier |preceding |system |former |existing |original |current |and |or |given ){1,6}(?:instructions?|prompts?|directions|directives|guidelines|commands|orders|safeguards)|(?:the |your |all |any |this |that |every ){0,3}(?:above |official |scoring |grading |given |marking )?(?:rubrics?|marking (?:rules|scheme|criteria|guide|instructions)|grading (?:rules|scheme|criteria|instructions|guidelines|rubric|standards)?|scoring (?:rules|rubric|guide|criteria|instructions)|evaluation (?:criteria|instructions|rubric)|answer key|anchors?|criteria above|criterion above))";
/** "… in retrieved documents", "… from users": a design that disarms injections, not an injection. */
const ELSEWHERE =
  "(?! (?:(?:that|which) (?:are|is|come|comes|appear|appears) )?(?:in|inside|within|embedded|contained|hidden|found|coming|from|written|placed|injected) )";

const ALL_CRITERIA =
  "(?:(?:all|every|each)(?: of)?(?: the)? (?:points?|lines?|items?|rows?) (?:of|in|on) (?:the|your) (?:rubric|checklist|marking scheme)|(?:all|every|each|the|these|any)(?: of the| the| one of the| single| other| rubric| remaining| listed)* (?:criteria|criterion|rubric items?|rubric points?|rubric|key[- ]points?|dimensions?|requirements in the rubric|checklist items?))";

const rule = (why: string, ...sources: string[]): DirectedPattern[] =>
  sources.map((source) => ({ why, pattern: new RegExp(source, "u") }));

/** Orders and claims; each may be excused by a subject before it (see `excused` in directed.ts). */
export const ORDERS: readonly DirectedPattern[] = [
  ...rule(
    "tells the grader to ignore its instructions",
    `${ORDER}(?:ignore|disregard|forget|override|overrule|bypass|neglect|skip|do not (?:follow|use|apply|obey)|don't (?:follow|use|apply|obey)|stop (?:following|using|applying)) ${RULES}${ELSEWHERE}(?![\\w-])`,
    `${ORDER}(?:ignore|disregard|forget|override) (?:everything|anything|all|what) (?:you (?:were|have been|'ve been) told|(?:that was )?(?:said |written )?(?:above|before this|previously))`,
    `${ORDER}(?:ignore|disregard) any (?:instruction|rule) that contradicts`,
  ),
  ...rule(
    "tells the grader what to award",
    `${ORDER}${SAY} (?:it |them )?(?:\\w+ )?(?:to |for |that |with )?${MINE}(?: \\w+){0,3}? (?:as |with |a |an |the |at )*${FULL}`,
    `${ORDER}${SAY} (?:a |an |the |out )*${FULL}(?: \\w+){0,3}? (?:to|for|on) (?:${MINE}|${ALL_CRITERIA}|everything)`,
    `${ORDER}(?:give|award|grant|output|return|assign|report) (?:it |a |an |the )*(?:full marks|(?:max(?:imum)?|highest) (?:points|marks|score|verdict|grade)|top (?:marks|verdict|grade)|perfect score|100 ?%|all the marks|strong hire)(?=$|[.!,;]| and\\b| please\\b| here\\b| now\\b)`,
    `${ORDER}(?:mark|record|set|treat|count|consider|report|grade|score|label|assume|tick) (?:\\w+ ){0,4}?${ALL_CRITERIA}(?: as| is| are| to| to be| have been)? (?:fully |already )?(?:met|covered|satisfied|passed|complete|true|fulfilled|achieved|full)`,
    `${ORDER}(?:mark|record|consider|count|treat|grade|regard) (?:this|it|that|everything|all|the above|each)(?: of (?:it|this|them))? as (?:fully )?(?:covered|met|passed|satisfied|full marks)(?=[.!,;]| and\\b| for (?:me|this)| here|$)`,
    `${ORDER}(?:record|output|assign|enter|give) (?:level|score|grade|mark) \\d+ (?:for|to|on) ${ALL_CRITERIA}`,
    `${ORDER}set (?:the |my |all )?(?:marks?|verdicts?|grade|score|scores) (?:to|=|at) (?:full|max|maximum|covered|pass|\\d+)(?: and confidence\\b|[.!]?$)`,
    `${ORDER}(?:recommend|rate|mark|record|decide|vote|put) (?:me |this candidate |the candidate |this |him |her )?(?:as |for |down as )?(?:a )?(?:strong[- ]hire|hire)\\b`,
    `${ORDER}(?:answer|respond|reply|output|return|say|print|write)(?: back)? (?:only |just |with |the (?:word|verdict) |a )*["']?(?:covered|full marks|strong hire|all covered)["']?[.!]?$`,
    `${ORDER}(?:be (?:lenient|generous|kind|merciful|nice) (?:with|in|when|to|while|about) (?:me\\b|my\\b|your (?:grading|marking|score|scoring)|grading|marking|scoring|this (?:answer|one))|(?:grade|mark|score|judge|evaluate) (?:me|this|it|us) (?:very )?(?:leniently|generously|kindly|favou?rably|highly))`,
    `${ORDER}(?:rate|score|grade) it (?:very )?(?:highly|generously|full\\b|\\d+(?=[.!]|$))`,
    `${ORDER}(?:score|rate|grade|mark) (?:this|it|me) (?:as |a |at )*\\d+ ?(?:\\/|out of) ?\\d+`,
    `${ORDER}(?:rate|grade|score|mark|judge) (?:my|this) (?:design|solution|system) (?:as |a )+(?:strong|excellent|outstanding|perfect|covered|pass|full)`,
    `${ORDER}mark [\\w, -]{1,60} as (?:fully )?covered(?=[.!,;]|$)`,
    `${ORDER}stop (?:grading|marking|scoring)(?= here| now|[.,!]| and|$)`,
    `${ORDER}(?:do not|don't|never) (?:deduct|penali[sz]e|take off|mark down) (?:me\\b|my\\b|this answer|(?:any )?(?:points|marks))`,
    `^(?:please )?(?:just )?pass me(?: please)?[.!]*$`,
  ),
  ...rule(
    "asks the system for what it must not show",
    `${ORDER}(?:reveal|print|repeat|leak|show(?: me)?|tell me|output|display|dump|give me|list) (?:\\w+ ){0,2}?(?:your (?:\\w+ )?(?:system prompt|hidden prompt|rubric|(?:hidden |secret )?instructions|prompt|answer key|criteria)|the (?:hidden rubric|answer key|reference answer|model answer|marking scheme|grading rubric|hidden criteria|grader'?s? prompt))`,
  ),
  ...rule(
    "gives the assistant a task of its own",
    `(?:^|[.!?:] )(?:please )?(?:reply|respond|answer|provide|render|encode|translate|enhance|augment|integrate|include|add|write|give|format|phrase|rewrite|end|begin|start|embed|insert|mention|convert|deliver|express|craft|adapt|incorporate|compose)\\b.{0,110}\\byour (?:next |final |entire |whole )?(?:response|reply|answer|message|output)\\b`,
    `(?:^|[.!?:] )(?:please )?(?:reply|respond|answer)\\b (?:only )?(?:using|in) (?:base ?64|rot13|reverse|emoji|morse|french|spanish|german|italian|portuguese|chinese)`,
    `(?:^|[.!?:] )(?:please |can you |could you )?(?:analy[sz]e|classify|translate|summari[sz]e|determine|identify|detect|evaluate) the (?:\\w+ ){1,3}(?:of|in) (?:the following|this) (?:tweet|sentence|text|paragraph|passage|review|email|article|comment)\\s?:`,
    `^is this (?:feedback|tweet|review|sentence|comment) (?:positive|negative)(?: or (?:positive|negative))?\\?$`,
  ),
];

/** Statements about the mark, the grader or the system: no design says these of itself. */
export const CLAIMS: readonly DirectedPattern[] = [
  ...rule(
    "claims a mark",
    `\\b(?:this|my) (?:answer|response|submission) is (?:a |an |worth )*\\d+ ?\\/ ?\\d+`,
    `\\bthis is a (?:model|perfect|flawless|full[- ]marks?|10\\/10) (?:answer|response|submission|reply)\\b`,
    `(?:^|: ?)the (?:following|above) (?:answer|response) is (?:\\w+ )?correct`,
    `\\b(?:rubric|criteri(?:a|on)|key points?)\\b.{0,30}\\b(?:covered|satisfied|met|addressed|fulfilled) (?:by|in) (?:this|my) (?:answer|response|reply|submission)`,
    `(?:^|[.;,!?:\\-"'] ?|\\b(?:that|and|so|because|think|believe|sure) )(?:this|my|the above|the candidate's) (?:answer|response|reply|submission|interview|transcript|essay)(?: \\w+){0,3}? (?:deserves?|merits?|earns?|warrants?|(?:should|must|ought to|has to|needs to) (?:get|receive|be (?:given|awarded|graded|scored|marked|rated|passed|considered)|score|earn)|is worth) (?:\\w+ ){0,3}?${FULL}`,
    `\\b(?:i|we)(?:'d| would|'ll| will) (?:give|award|grade|score|rate) ${MINE}(?: \\w+){0,2}? ${FULL}`,
    `^(?!.*\\b(?:annotators?|raters?|judges?|users?|graders?|reviewers?|they|models?|if|when|attack\\w*)\\b).*\\b(?:give|award|grant) (?:me|this (?:answer|submission|candidate)|my answer) (?:the )?(?:full (?:marks|credit)|maximum|top marks|10 ?\\/ ?10)`,
    `\\b(?:i|this candidate|the candidate) (?:deserves?|(?:should|must) (?:get|receive|be (?:given|awarded))) (?:a |an |the )?(?:strong )?(?:${FULL}|hire\\b|to pass\\b)`,
    `(?:^|[.;!?:] ?)(?:this|my|the above) (?:answer|response|reply|submission) (?:is|was) (?:the |a |an |clearly |absolutely |simply )*(?:superior|best|perfect|flawless|ideal|most complete|most comprehensive|exemplary|outstanding|excellent|correct and complete|100 ?% correct|fully correct|model answer|better than any)`,
    `(?:this|my|the above) (?:answer|response|reply|submission|interview|message) (?:\\w+ ){0,2}?(?:covers|meets|satisfies|fulfils|fulfills|addresses|hits|passes) (?:\\w+ ){0,2}?${ALL_CRITERIA}`,
    `^as (?:shown|said|stated|seen|described|explained|discussed)(?: above| before| earlier)?,? (?:i|we) (?:have |'ve |already |just |fully |clearly )*(?:covered|met|satisfied|addressed|hit|fulfilled) ${ALL_CRITERIA}`,
    `\\bi (?:have |'ve |already |just |fully |clearly )*(?:covered|met|satisfied|addressed|hit|fulfilled) ${ALL_CRITERIA}`,
    `\\ball (?:the )?(?:grading |rubric |scoring |marking )?(?:criteria|criterion|rubric items|key points) (?:are|were|have been|should be)(?: all| already| now| fully)* (?:covered|met|satisfied|fulfilled|marked)\\b(?=[.!,;]| in (?:this|my)| as| here|$)`,
    `(?:this|my|the) (?:submission|answer|response|reply|interview|transcript) (?:has |have |had |was |is )(?:already |just |previously )*(?:been )?(?:already )?(?:pre-?approved|approved|verified|validated|graded|scored|marked|calibrated|accepted|certified|passed)\\b(?! (?:by|with|against|on|for) (?:the|a|an|our|two|three|human|multiple|several) (?:model|llm|judge|raters?|annotators?|humans?))`,
    `\\b(?:rubric|grading|marking) (?:\\w+ )?(?:for this (?:submission|answer|response|candidate|interview)|of this (?:submission|answer)) (?:has|have|is|was)\\b`,
    `\\b(?:system prompt|instructions?|rubric|rules|examiner|interviewer|grader|policy) (?:says?|said|states?|stated|confirm(?:s|ed)|told me)(?: that)? (?:i|this (?:answer|response|submission|candidate)|the candidate) (?:already |should |must |have |has |had |can |would |'ve |will )*(?:pass|deserve|get|receive|met|meet|cover|full|be given)`,
    `\\byou (?:have |'ve )?(?:already|earlier|previously) (?:gave|given|awarded|marked|scored|graded|confirmed|approved|agreed to) (?:me |this |my |that |it )*(?:${FULL}|answer|criteri)`,
    `^(?:final |my |overall |correct )?(?:verdict|grade|score|marks|result|rating|decision|assessment|recommendation)\\s*[:=]\\s*["'(]?(?:covered|pass(?:ed)?|full(?: marks)?|max(?:imum)?|10 ?\\/ ?10|5 ?\\/ ?5|100 ?(?:\\/ ?100|%)|20 ?\\/ ?20|a\\+|excellent|outstanding|strong hire|hire)["')]?[.!]?$`,
    `\\b(?:this|my|the above) (?:answer|response|reply) (?:\\w+ ){0,2}?(?:meets|covers|hits|ticks|satisfies|answers) every (?:single )?(?:point|item|line|box|part) (?:of|in|on) (?:the|your) rubric`,
    `\\b(?:interviewer|grader|marker|examiner) (?:has |had )?(?:already )?(?:told|assured|promised) me\\b.{0,40}\\b(?:covered|passed|pass|full marks)`,
    `\\b(?:earlier|previous|another|last|first) (?:run|pass|version) of the (?:grader|marker|examiner) (?:gave|scored|marked|rated|passed)`,
    `\\b(?:two|three|both|all|several|the) (?:other )?(?:graders|markers|examiners) (?:have )?(?:already )?(?:voted|said|marked|agreed)\\b.{0,20}\\b(?:covered|pass|full marks)`,
    `\\b(?:wrote|designed|own|authored|made) (?:this|your) rubric\\b`,
    `\\b(?:my|this) (?:answer|response|reply) is (?:\\w+ and )?(?:better|longer|stronger|more complete) than the (?:reference|model|sample) answer`,
    `\\b(?:everything|all) (?:that )?a (?:strong|good|perfect|senior|staff|great) candidate would (?:say|mention)\\b`,
    `\\bthe (?:correct|right|true|deserved|appropriate|only acceptable|expected) (?:score|grade|mark|verdict)(?: for this \\w+| here)? (?:is|should be|must be|would be)(?: a)? (?:covered|pass|full|max\\w*|\\d[\\d./]*|a\\+|strong hire)[.!%]*$`,
    `\\b(?:graders?|markers?|examiners?|judges?|evaluators?)\\b(?: \\w+){0,2} (?:voted|agreed on|decided on)(?: for)? (?:covered|met|pass\\b|full marks|(?:strong )?hire)`,
    `\\b(?:interviewer|grader|examiner|marker)\\b.{0,20}\\b(?:said|told me|confirmed|agreed)\\b.{0,30}\\b(?:this|that|my) (?:part|stage|point|criterion|question|answer|one) (?:is|was|has been) (?:\\w+ )?(?:covered|met|passed|satisfied)\\b(?! by)`,
    `\\b(?:grader|marker|examiner|evaluator)\\b.{0,20}\\b(?:gave|awarded|scored|rated|marked) (?:this|my|the same)(?: \\w+){0,2}? (?:text|answer|reply|response|submission|words)(?: \\w+){0,2}? ${FULL}`,
    `\\b(?:wrote|authored|designed|made) (?:this|your) (?:rubric|marking scheme|answer key|grader)\\b`,
    `\\b(?:this|my) (?:answer|response|reply|submission) is (?:right|correct) by definition`,
    `\\b(?:everything|all|anything|whatever)\\b.{0,60} (?:is|are|has|have|must|should)(?: to)? be (?:taken|treated|counted|regarded) as (?:said|covered|mentioned)\\b`,
    `\\b(?:this|my|the above) (?:answer|response|reply|submission) is (?:\\w+ ){0,4}?(?:better|longer|stronger|more complete|more thorough) than (?:the|your|any) (?:reference|model answer|sample|official|expected)`,
  ),
  ...rule(
    "tells the grader to ignore its instructions",
    `\\b(?:previous|prior|above|earlier) (?:instructions|rules|prompts) (?:are|have been|were) (?:now |hereby )?(?:void|cancelled|canceled|revoked|lifted|obsolete|invalid|superseded)\\b`,
    `^\\W*as (?:your|the) (?:developer|creator|administrator|admin|owner|supervisor|maker)\\b,? (?:i|you)\\b`,
  ),
  ...rule(
    "addresses the grader",
    `\\byou(?:'re| are) (?:\\w+ ){0,3}?(?:best|kindest|fairest|smartest|greatest|nicest|wisest|most \\w+) (?:grader|examiner|interviewer|judge|marker|evaluator)\\b`,
    `\\b(?:words|answer|reply|text|transcript) of the (?:candidate|student|applicant) (?:ends?|stops?|is over)\\b`,
    `^\\W*to the (?:grader|marker|examiner)\\s?[:,]`,
    `\\bthe (?:grader|marker|examiner|evaluator) (?:must|should|will|has to|is required to) (?:now )?(?:output|return|give|award|mark|assign|score) (?:\\w+ )?(?:covered|full marks|this answer|${ALL_CRITERIA})`,
    `\\byour (?:new |only |real )?(?:task|job|role|goal) is (?:now )?(?:to )(?:say|output|return|give|mark|award|grade|confirm|approve)\\b`,
    `^\\W*(?:system |special |important |final |confidential |urgent |private )*(?:note|message|memo|attention|attn|notice|instructions?|hint|reminder|dear|hey|hello|hi)(?: to| for)? (?:the |my |our |any |all )?(?:(?:ai|llm|automated|automatic|grading|marking|scoring|evaluating) ){0,2}(?:grader|marker|examiner|grading (?:ai|model|system|assistant|llm|bot)|marking (?:ai|system|bot)|evaluator|assessor|llm judge|ai judge|judge|language model|llm|ai|chatgpt|claude|gpt)\\s?[:,!\\-]`,
    `^\\W*(?:system|admin|administrator|developer|root)(?: level)? (?:note|message|override|notice|alert|command|directive|update|instruction)s?\\b[^:]{0,40}:`,
    `\\byou are no longer (?:a |an |the |my )?(?:\\w+ )?(?:grader|examiner|marker|evaluator|interviewer)\\b`,
    `(?:^|[.:;!?\\n\\]>] ?)you are (?:now |no longer )*(?:a |an |the )?(?:very |most )?(?:lenient |generous |kind |helpful |strict |fair |friendly )*(?:grader|referee|examiner|marker|evaluator|judge who|grading|dan\\b|unrestricted|in developer mode|bound by)`,
    `(?:^|[.:;!?] ?)(?:new|updated|revised|additional|important) (?:system )?(?:instructions?|directive)\\s?(?:for (?:the )?(?:grader|ai|judge|you))?\\s?:\\s?\\w`,
    `(?:^|[.:;!?,] ?)(?:from now on|from (?:this|that|here)(?: \\w+)? on(?:wards?)?|as an ai (?:language model|grader|judge|examiner)),? (?:please|you (?:are|will|must|should|only|always|return|give|mark|act))\\b`,
    `(?:^|[.:;!?,] ?)(?:pretend|imagine|assume|act as (?:if|though)) (?:that )?(?:this answer|this response|my answer|you are (?:a |the )?(?:lenient|generous|kind|grader)|i (?:have )?(?:answered|covered|passed|met))`,
  ),
  ...rule(
    "begs for a mark",
    `\\bi(?:'d| would| will)? (?:really )?(?:appreciate|like|want|expect|request|demand) (?:to (?:get|have|receive) )?(?:full marks|a (?:good|high|perfect|full|top) (?:grade|mark)\\b)`,
    `\\b(?:give|grant|award) me (?:a |an )?(?:good|high|top|better|passing|great) (?:score|grade|marks?|rating)\\b`,
    `\\bi (?:really |badly |desperately |truly |just )*need (?:this job|to pass (?:this|the)|(?:a |the )(?:good|high|passing|full|perfect) (?:score|grade|mark|marks)(?= on this| here| to | or |[.!,]|$)|full marks)`,
    `\\bmy (?:job|life|visa|family|career|future|scholarship|degree|kids?|children) (?:\\w+ )?(?:depends?|rel(?:y|ies)|hangs?) on (?:this|it|your|you|passing|the (?:score|grade|result))`,
    `\\b(?:i(?:'m| am)? ?(?:beg(?:ging)?|implor(?:e|ing)) (?:of )?you|have mercy|please,? (?:please,? )?(?:just )?(?:pass me|let me pass(?: this| the)?(?: interview| test| exam)?[.!]*$|don'?t fail me|do not fail me|help me pass))`,
    `\\bi(?:'ll| will| can) (?:tip|pay|reward|bribe) you\\b`,
    `\\b(?:give|grant|award) me (?:the|some|all|those|these|more|extra|a few) (?:points|marks|credits?)\\b`,
    `\\bif you (?:pass|hire) me\\b`,
    `\\b(?:unfair|wrong|cruel|mean|a shame|sad) (?:\\w+ )?to fail me\\b`,
    `\\bi(?:'ll| will| would|'d) lose my \\w+ (?:if|unless)\\b`,
    `\\b(?:i|we) (?:will |would |'ll )?(?:lose my (?:job|visa|place|scholarship|home)|be fired|die|fail the course) (?:if|unless) (?:you|this (?:answer|is)|i don't)`,
    `\\byou are the (?:best|kindest|fairest|wisest) (?:grader|examiner|interviewer|marker|judge)\\b`,
    `^(?:please,? )?(?:just this once,? )?(?:please )?give me the (?:points|marks|score)\\b`,
    `\\bif you (?:pass|hire|favou?r) me\\b`,
    `\\b(?:unfair|not fair) (?:\\w+ )?to fail me\\b`,
  ),
];

/** Words heaped up to be found; a list inside a sentence is left to `isTermList` of src/language. */
const HEAPS: readonly DirectedPattern[] = rule(
  "lists keywords instead of saying something",
  `^\\W*(?:key ?words|buzz ?words)\\s?:(?:[^.,;]{2,30}[,;]){4,}`,
  `(?:#[a-z][\\w-]+[ ,;]*){4,}`,
);

/** Markup that plays another role, a closing fence, or a grader's output. Not excused by a subject. */
export const FAKES: readonly DirectedPattern[] = [
  ...HEAPS,
  ...rule(
    "plays a system or assistant role",
    `<\\|(?:im_start|im_end|system|user|assistant|start_header_id|eot_id)[^>]*\\|?>`,
    `\\[\\/?inst\\]|<<\\/?sys>>`,
    `<\\/?tool_(?:result|call|use|response)\\b[^>]*>`,
    `^(?:human|user)\\s?: ?(?:what is|what's|give|state) (?:the|my|your) (?:verdict|score|grade)`,
    `^assistant\\s?: ?["']?(?:covered|pass(?:ed)?|full marks|strong hire)\\b`,
    `^role ?: ?(?:system|assistant|developer)\\W*$`,
    `^(?:assistant|ai|grader|judge) ?: ?(?:covered|met|passed|full marks|strong hire)\\b`,
    `^(?:human|user) ?:.*\\bverdict\\b`,
    `<\\/?(?:tool_result|tool_results|tool_use|tool_call|function_call|function_results?)\\b[^>]*>`,
    `^\\W{0,4}\\[(?:system|user|assistant|admin|developer|grader|judge)\\]`,
    `^#{1,4} ?(?:system|instructions?|assistant|grader|response|new instructions?)(?: prompt| message| override)? ?:?$`,
    `^(?:-{2,}|={2,}|<{2,}|#{2,}) ?(?:end|begin|start)(?: of)?[ _](?:the )?(?:candidate|student|user|untrusted|system)?[ _]?(?:answer|artifact|submission|response|reply|transcript|prompt|input|data|interview|message|rubric|instructions?)`,
    `<<<\\/?[a-z_]*(?:end|begin|answer|start)[^>]*>>>`,
  ),
  ...rule(
    "fakes the grader's tags",
    `<\\/?(?:candidate|student|user|untrusted|patient|applicant|interview)[_-]?(?:answer|reply|response|note|submission|message|input|transcript|data)\\b[^>]*>`,
    `<\\/(?:candidate|student|applicant)\\b[^>]*>|<(?:candidate|student|applicant) [a-z_]+ ?=[^>]*>`,
    `<\\/(?:answer|response|reply|submission|transcript|rubric|criteri(?:a|on)|system|instructions?|grading|artifact|evidence)>`,
    `<(?:system|grading|verdict|rubric|criterion|grader|instructions?|key_points|score|question)(?: [a-z_]+ ?=[^>]*)?>`,
  ),
  ...rule(
    "fakes the grader's output",
    `[{,] ?"(?:grades?|verdicts?|marks|criteri(?:a|on)(?:_?ids?)?|rubric|overall_?score|final_?score|total_?score|final_?verdict)" ?:`,
    `"?verdict"? ?: ?"(?:covered|pass|partly|full)`,
    `^\\| ?(?:all|every\\w*)(?: criteria)? ?\\| ?(?:covered|met|pass)`,
  ),
];

/** Demands in a row of letters ("i g n o r e …"), compared without blanks. */
export const SQUEEZED =
  /ignore(all|the|any|your|my|previous|prior|above)*(instructions?|rubric|rules|prompt)|(give|award)(me|this|thisanswer|it)*(full|max|maximum|top|perfect)(marks?|score|points|credit)|markall(criteria)?as(met|covered)|fullmarks|strong ?hire/;
