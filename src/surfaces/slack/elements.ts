import type { types } from "@slack/bolt";
import type { Action } from "../../message/message.ts";
import { shorten } from "../../message/shorten.ts";
import { OWN_LIMITS, SLACK_LIMITS } from "./limits.ts";

/** How the ids begin of buttons that only open an address; Slack tells of them all the same. */
export const LINK = "slack-link:";

/** Actions as rows of buttons and selects. A choice of more than 100 values becomes several selects. */
export function actionRows(actions: readonly Action[]): readonly types.ActionsBlock[] {
  const rows: types.ActionsBlockElement[][] = [];
  let buttons: types.ActionsBlockElement[] = [];
  const flush = () => {
    if (buttons.length > 0) rows.push(buttons);
    buttons = [];
  };
  for (const [i, action] of actions.entries()) {
    if (action.is === "choice") {
      flush();
      rows.push(...selects(action).map((select) => [select]));
      continue;
    }
    buttons.push(button(action, i));
    if (buttons.length === OWN_LIMITS.buttonsInRowMax) flush();
  }
  flush();
  return rows.map((elements) => ({ type: "actions", elements }));
}

export function plainText(text: string): types.PlainTextElement {
  return { type: "plain_text", text, emoji: false };
}

/** A value with what a person reads, as Slack's menus want it. */
export function optionOf({
  value,
  label,
}: {
  readonly value: string;
  readonly label: string;
}): types.PlainTextOption {
  return { text: plainText(shorten(label, SLACK_LIMITS.optionTextCharsMax) || value), value };
}

function button(action: Exclude<Action, { is: "choice" }>, i: number): types.Button {
  const text = plainText(shorten(action.label, SLACK_LIMITS.buttonTextCharsMax) || "…");
  if (action.is === "link") return { type: "button", text, action_id: `${LINK}${i}`, url: action.url };
  const style = action.tone === undefined ? {} : { style: action.tone };
  return { type: "button", text, action_id: actionId(action.id), value: action.id, ...style };
}

function selects(choice: Extract<Action, { is: "choice" }>): types.StaticSelect[] {
  return inGroups(choice.options, SLACK_LIMITS.selectOptionsMax).map((options, i) => ({
    type: "static_select",
    // Ids are unique within a row; what follows the tilde is no part of ours.
    action_id: actionId(i === 0 ? choice.id : `${choice.id}~${i}`),
    placeholder: plainText(shorten(choice.label, SLACK_LIMITS.placeholderCharsMax) || "…"),
    options: options.map(optionOf),
  }));
}

/** @throws RangeError for an id that Slack would refuse: ids are ours, so that is a fault of ours. */
function actionId(id: string): string {
  if (id.length === 0 || id.length > SLACK_LIMITS.actionIdCharsMax)
    throw new RangeError(`the id of an action has ${id.length} characters: ${id.slice(0, 300)}`);
  return id;
}

/** The action id that an element's id stands for. */
export function actionIdOf(elementId: string): string {
  return elementId.replace(/~\d+$/, "");
}

function inGroups<Item>(items: readonly Item[], most: number): Item[][] {
  return Array.from({ length: Math.ceil(items.length / most) }, (_, i) =>
    items.slice(i * most, (i + 1) * most),
  );
}
