import type { types } from "@slack/bolt";
import { z } from "zod";
import { COMMANDS, type CommandOption } from "../../commands/commands.ts";
import type { Doors, Typing } from "../../ports/surface.ts";
import { optionOf, plainText } from "./elements.ts";
import type { submissionSchema } from "./payloads.ts";

/** The commands that have a form, with its words and the options that it asks. */
const FORMS = {
  start: {
    title: "Start an interview",
    submit: "Start",
    asks: ["problem", "level", "minutes", "style", "private"],
  },
  grade: { title: "Grade this reply", submit: "Grade", asks: ["problem", "stage", "level"] },
} as const;

export type FormName = keyof typeof FORMS;

/** What a form has to remember until it is sent. */
const memorySchema = z.object({
  channel: z.string().optional(),
  thread: z.string().optional(),
  responseUrl: z.string().optional(),
  /** The message that is to be graded. */
  reply: z.string().optional(),
});

export type FormMemory = Readonly<z.infer<typeof memorySchema>>;

/** A button that opens the form, for where a command came too late for it. */
export const OPENS_FORM = "slack-form:";

const CALLBACK = "form:";

export function formView(name: FormName, memory: FormMemory): types.ModalView {
  const { title, submit } = FORMS[name];
  return {
    type: "modal",
    callback_id: `${CALLBACK}${name}`,
    private_metadata: JSON.stringify(memory),
    title: plainText(title),
    submit: plainText(submit),
    close: plainText("Cancel"),
    blocks: optionsOf(name).map(input),
  };
}

/** Which form a callback id belongs to. */
export function formOf(callbackId: string | undefined): FormName | undefined {
  const name = callbackId?.startsWith(CALLBACK) ? callbackId.slice(CALLBACK.length) : "";
  return name === "start" || name === "grade" ? name : undefined;
}

export function memoryOf(metadata: string): FormMemory {
  return memorySchema.parse(JSON.parse(metadata || "{}"));
}

export type Filled =
  | { readonly is: "filled"; readonly options: Readonly<Record<string, string>> }
  /** Words for each input that is wrong, by block id, as Slack shows them. */
  | { readonly is: "wrong"; readonly errors: Readonly<Record<string, string>> };

/** Holds what was filled in against the table of commands, and what is searched for against what there is. */
export async function readForm(
  name: FormName,
  values: z.infer<typeof submissionSchema>["view"]["state"]["values"],
  who: Pick<Typing, "by" | "workspace">,
  suggest: Doors["suggest"],
): Promise<Filled> {
  const options: Record<string, string> = {};
  const errors: Record<string, string> = {};
  for (const option of optionsOf(name)) {
    const filled = values[option.name]?.[option.name];
    const value = filled?.selected_option?.value ?? filled?.value ?? undefined;
    if (value === undefined) {
      if (option.required) errors[option.name] = "Please choose one.";
      continue;
    }
    if (option.choices !== undefined && !option.choices.includes(value))
      errors[option.name] = `One of ${option.choices.join(", ")}, please.`;
    if (option.autocomplete) {
      const found = await suggest({ command: name, option: option.name, typed: value, ...who });
      if (!found.some((one) => one.value === value))
        errors[option.name] = "This one is not there any more. Please choose another.";
    }
    options[option.name] = value;
  }
  return Object.keys(errors).length > 0 ? { is: "wrong", errors } : { is: "filled", options };
}

function optionsOf(name: FormName): readonly CommandOption[] {
  const { options = [] } = COMMANDS.find((one) => one.name === name) ?? {};
  const asks: readonly string[] = FORMS[name].asks;
  return options.filter((option) => asks.includes(option.name));
}

function input(option: CommandOption): types.InputBlock {
  const { name, description, required } = option;
  return {
    type: "input",
    block_id: name,
    optional: !required,
    label: plainText(name.replace(/^./, (first) => first.toUpperCase())),
    hint: plainText(description),
    element: elementOf(option),
  };
}

function elementOf({ name, choices, autocomplete }: CommandOption): types.InputBlock["element"] {
  if (autocomplete)
    return {
      type: "external_select",
      action_id: name,
      min_query_length: 0,
      placeholder: plainText("Type to search"),
    };
  if (choices === undefined) return { type: "plain_text_input", action_id: name };
  return {
    type: "static_select",
    action_id: name,
    placeholder: plainText("As usual here"),
    options: choices.map((value) => optionOf({ value, label: value })),
  };
}
