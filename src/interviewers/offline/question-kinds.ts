// How the kinds of questions that no fact answers begin. Tried on one question at a time.

/** Asks the interviewer to design: "Which loss should I use?" */
export const DESIGN =
  /\b(?:(?:which|what) (?:kind of |type of |sort of )?(?:model|algorithm|architecture|approach|loss|metric|metrics|features?|index|database|framework|technique|method|optimi[sz]er|embedding|threshold)\b(?! (?:is|are|do you|does it|runs?|exists?|today|now|currently) (?:used|in (?:use|place)|run(?:ning)?|current)).*\b(?:should|would|could|can|do you (?:want|prefer|recommend|suggest|like|expect)|is (?:best|better|good|right)|to use|best|better)|should (?:i|we) (?:use|choose|pick|go with|train|build|start with|optimi[sz]e|apply|add|do)|should (?:it|this) be (?:an? )?(?:\w+ )?(?:model|classif\w+|regression|ranking|retrieval|embedding)|would (?:you|it be (?:better|best|good|ok|fine)) (?:use|recommend|suggest|prefer|choose|go with|say the (?:objective|goal|label) is|to use)?|do you (?:recommend|suggest|prefer|want me to (?:use|build|train|design|propose))|is it (?:better|best|good|ok|okay|fine|enough|correct|right) (?:to|if)|(?:can|may|could) (?:i|we) (?:frame|see|model|formulate) (?:this|it) as|how (?:should|would|do|can) (?:i|we|you) (?:design|build|solve|train|model|handle|implement|approach|evaluate|deal|split|choose|get (?:labels|negatives)))/i;

/** Asks whether something may be taken as given. */
export const ASSUMPTION =
  /\b(?:(?:can|could|may|should|shall) (?:i|we) (?:safely |just |also )?(?:assume|take it|suppose|treat)|(?:is it|would it be) (?:ok|okay|fine|fair|safe|reasonable) (?:to|if i|if we) assume|i(?:'ll| will)? assume|assuming that|am i right (?:to assume|that)|(?:is|are) \S+(?: \S+)? allowed)\b/i;

/** Asks for the rubric, for a judgement, or whether the answer was the right one. */
export const RUBRIC =
  /\b(?:rubric|scor(?:e|ing) (?:criteria|me)|grading|what (?:do you|should i|am i (?:supposed|expected)) (?:want to hear|expect|say|answer)|(?:is|was) (?:this|that|it) what you (?:had in mind|meant|wanted|expected)|how am i doing|how did i do|is (?:that|this|my answer) (?:right|correct|good|enough|what you)|am i (?:right|correct|on (?:the right )?track))\b/i;

/** Asks for the solution itself, with or without a question mark. */
export const SOLUTION =
  /\b(?:the (?:right|correct|expected|model|reference|perfect|ideal|best) (?:answer|solution)|(?:perfect|ideal|model|sample|reference|full) (?:answer|solution)|(?:give|tell|show|send) me (?:the|a|your|some) (?:\w+ )?(?:answer|solution|criteria|solved)|what (?:would|does|should) an? (?:(?:staff|senior|mid|strong|good|great|perfect|ideal|real) )+(?:level )?(?:\w+ )?(?:say|do|answer|look|mention)|(?:the|your) solution (?:please|now)|just (?:tell|give) me (?:the|what))\b/i;

/** Asks for a hint in other words than the command's. */
export const HINT =
  /\b(?:give|get|have|want|need|like|ask for) (?:me )?(?:a|an|another|one|some|any|the) (?:\w+ )?hints?\b/i;

/** Manners: "Shall I go on?" */
export const MANNERS =
  /^(?:.{0,20}\b)?(?:(?:shall|should|can|may|could) (?:i|we) (?:continue|go on|proceed|move on|start|begin|go (?:ahead|deeper|into (?:the )?details?)|elaborate|expand|draw|share|ask)|does (?:that|this|it) make sense|make sense|is (?:that|this) (?:clear|ok|okay|fine)|any (?:other )?questions|do you have (?:any )?questions|are you (?:there|still there)|does that help)\b/i;

/** A question thrown back: "Why would I?", "What more do you want?" */
export const COUNTER =
  /^(?:(?:but|and|so|well|no|ok|okay|then)[, ]+)*(?:why (?:would|should|do|must|are) (?:i|you|we even)\b|why not\b|why (?:is|does|would) (?:that|this|it) (?:matter|important|relevant|a problem|wrong|bad|not)|what (?:more|else) do you (?:want|need|expect)|what(?:'s| is) (?:wrong|the (?:point|problem|issue))\b|so what\b|who cares\b|do you (?:disagree|doubt|not agree|really think)|what makes you (?:think|say|ask))/i;

/** Does not understand the question: "What do you mean?" */
export const UNCLEAR =
  /^(?:(?:sorry|but|and|hm+|wait)[, ]+)*(?:what (?:do|did) you mean(?: by (?:that|this|it))?|(?:can|could) you (?:rephrase|clarify|explain)(?: (?:that|this|it|the question|your question))?|i (?:do not|don't|did not|didn't) (?:understand|get)(?: (?:that|this|it|the question|your question|what you mean))?)\b[\s.?!]*$/i;

/** A sentence without a question mark that asks all the same: "I wonder how often …", "Also curious what …". */
export const INDIRECT =
  /^(?:(?:and|so|also|but|hi|hello|thanks|thank you|ok|okay|alright|great|please|then|first|last(?:ly)?|finally|next)[,.! ]+)*(?:i(?:'m| am)? (?:(?:also|still|just|really) )*(?:wonder(?:ing)?|curious)|curious|wondering|i(?:'d| would|'ll| will)? (?:(?:also|still|really|just|first) )*(?:like|love|want|need|have)(?: (?:also|first))? to (?:also )?(?:know|ask|hear|learn|check|see|find out|understand)|(?:let me|may i|can i) (?:also )?ask|(?:could|can|would) you (?:please )?tell|(?:please )?(?:tell me|give me (?:the |some |a few |your |more )?(?:numbers?|figures?|scale|traffic|latency|details?|data|volume))|what about|how about|(?:one )?(?:more|other|another|last) (?:question|thing)|my (?:\w+ )?question is|any (?:info|information|idea|numbers?|figures?|data|limits?|constraints?)|do we|do you|is there|are there)\b/i;

/** Goes on asking behind a question: "… And if there is already some system." */
export const CONTINUED =
  /^(?:and |also |or |, )+(?:if|whether|how|what|which|who|where|when|from where|about|the|is|are)\b/i;
