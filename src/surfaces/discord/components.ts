import {
  type APIActionRowComponent,
  type APIButtonComponent,
  type APIComponentInMessageActionRow,
  type APIStringSelectComponent,
  ButtonStyle,
  ComponentType,
} from "discord.js";
import type { Action } from "../../message/message.ts";
import { shorten } from "../../message/shorten.ts";
import { DISCORD_LIMITS } from "./limits.ts";

export type Row = APIActionRowComponent<APIComponentInMessageActionRow>;

/**
 * Actions as rows of buttons and selects. A choice of more than 25 values becomes several selects. What does not fit
 * into the five rows of one message goes to the next ones.
 */
export function componentRows(actions: readonly Action[]): readonly (readonly Row[])[] {
  const rows: Row[] = [];
  let buttons: APIButtonComponent[] = [];
  const flush = () => {
    if (buttons.length > 0) rows.push({ type: ComponentType.ActionRow, components: buttons });
    buttons = [];
  };
  for (const action of actions) {
    if (action.is === "choice") {
      flush();
      rows.push(
        ...selects(action).map((select): Row => ({ type: ComponentType.ActionRow, components: [select] })),
      );
      continue;
    }
    buttons.push(button(action));
    if (buttons.length === DISCORD_LIMITS.buttonsInRowMax) flush();
  }
  flush();
  return inGroups(rows, DISCORD_LIMITS.rowsMax);
}

const STYLES = { primary: ButtonStyle.Primary, danger: ButtonStyle.Danger } as const;

function button(action: Exclude<Action, { is: "choice" }>): APIButtonComponent {
  const label = labelled(action.label, DISCORD_LIMITS.buttonLabelCharsMax);
  if (action.is === "link")
    return { type: ComponentType.Button, style: ButtonStyle.Link, url: action.url, label };
  const style = action.tone === undefined ? ButtonStyle.Secondary : STYLES[action.tone];
  return { type: ComponentType.Button, style, custom_id: customId(action.id), label };
}

function selects(choice: Extract<Action, { is: "choice" }>): APIStringSelectComponent[] {
  return inGroups(choice.options, DISCORD_LIMITS.selectOptionsMax).map((options, i) => ({
    type: ComponentType.StringSelect,
    // Ids are unique within a message; what follows the tilde is no part of ours.
    custom_id: customId(i === 0 ? choice.id : `${choice.id}~${i}`),
    placeholder: labelled(choice.label, DISCORD_LIMITS.selectPlaceholderCharsMax),
    options: options.map(({ value, label }) => ({
      value: ours(value, DISCORD_LIMITS.optionValueCharsMax),
      label: labelled(label, DISCORD_LIMITS.optionLabelCharsMax),
    })),
  }));
}

function labelled(label: string, charsMax: number): string {
  return shorten(label, charsMax) || "…";
}

const customId = (id: string) => ours(id, DISCORD_LIMITS.customIdCharsMax);

/** @throws RangeError for an id or value that Discord would refuse: these are ours, so that is a fault of ours. */
function ours(id: string, charsMax: number): string {
  if (id.length === 0 || id.length > charsMax)
    throw new RangeError(`an id of ${id.length} characters, of ${charsMax}: ${id}`);
  return id;
}

/** The action id that a component's id stands for. */
export function actionIdOf(customId: string): string {
  return customId.replace(/~\d+$/, "");
}

/** Groups of at most so many, in order. */
export function inGroups<Item>(items: readonly Item[], most: number): Item[][] {
  return Array.from({ length: Math.ceil(items.length / most) }, (_, i) =>
    items.slice(i * most, (i + 1) * most),
  );
}
