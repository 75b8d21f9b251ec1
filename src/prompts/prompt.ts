/**
 * A prompt as data: a Markdown file with front matter (id, version) and the parts "# System" and "# User".
 * Both parts are Mustache templates; `{{name}}` is escaped, `{{{name}}}` is not and is for our own words alone.
 */
export type Prompt = {
  readonly id: PromptId;
  /** Raised whenever its words change; a scorecard names it. */
  readonly version: number;
  readonly system: string;
  readonly user: string;
};

export const PROMPT_IDS = ["interview", "grade", "read-picture", "rehearse"] as const;
export type PromptId = (typeof PROMPT_IDS)[number];

/** Every prompt there is. */
export type Prompts = Readonly<Record<PromptId, Prompt>>;
