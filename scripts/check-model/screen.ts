import type { Habits } from "../../src/models/habits.ts";
import { costOf } from "../../src/models/prices.ts";
import type { ModelSettings } from "../../src/models/settings.ts";
import type { Finding } from "./try-model.ts";

const FORMS: Readonly<Record<Habits["rung"], string>> = {
  json_schema: "strict JSON schema",
  json_object: "JSON mode, with the schema described in words (the endpoint takes no schema)",
  text: "plain text, from which the JSON is taken (the endpoint takes no response_format)",
};

type Role = keyof ModelSettings["names"];

/** Whether a model can do what it is configured for. */
export function fits({ answers, reads, pictures }: Finding, roles: readonly Role[]): boolean {
  const sees = !roles.includes("vision") || pictures?.is === "yes";
  const remembers = roles.every((role) => role === "vision") || reads?.is === "yes";
  return answers.is === "yes" && sees && remembers;
}

/** What was found out, as lines of one screen. */
export function screen(
  settings: ModelSettings,
  findings: readonly { readonly finding: Finding; readonly roles: readonly Role[] }[],
): readonly string[] {
  const { baseUrl, apiKey } = settings.endpoint;
  const lines = [
    `Endpoint  ${baseUrl}, ${apiKey === undefined ? "without a key" : "with the key that is set"}`,
  ];
  for (const { finding, roles } of findings)
    lines.push("", `${finding.name} (${roles.join(", ")})`, ...linesOf(finding, roles, settings));
  const all = findings.every(({ finding, roles }) => fits(finding, roles));
  lines.push(
    "",
    all ? "Everything that is configured works." : "Not everything works; docs/models.md says more.",
  );
  return lines;
}

function linesOf(finding: Finding, roles: readonly Role[], settings: ModelSettings): readonly string[] {
  const { answers, habits } = finding;
  if (answers.is === "no") {
    const known = answers.known.length > 0 ? ` It knows: ${answers.known.join(", ")}.` : "";
    return [row("answers", `NO, ${answers.failure.kind}: ${answers.failure.message}${known}`)];
  }
  const { tokens, ms, as, right } = answers;
  const price = settings.prices && `, $${costOf(tokens, settings.prices).toFixed(6)}`;
  return [
    row(
      "answers",
      `yes, as "${as}", in ${(ms / 1_000).toFixed(1)} s${right ? "" : ", and WRONGLY: expect little of it"}`,
    ),
    row("tokens", `${tokens.in} in (${tokens.cachedIn} cached), ${tokens.out} out${price ?? ""}`),
    row("form", FORMS[habits.rung]),
    row("settings", habitsLine(habits)),
    row("reads", readsLine(finding)),
    row("pictures", picturesLine(finding, roles.includes("vision"))),
  ];
}

function row(name: string, says: string): string {
  return `  ${name.padEnd(9)} ${says}`;
}

function habitsLine({ temperature, seed, limitKey, roomToThink }: Habits): string {
  const taken = (name: string, is: boolean) => `${name} ${is ? "yes" : "not taken, left out"}`;
  const thinks = roomToThink > 0 ? `, ${roomToThink} tokens more to think` : "";
  return `${taken("temperature", temperature)}; ${taken("seed", seed)}; limited by ${limitKey}${thinks}`;
}

function readsLine({ reads }: Finding): string {
  if (reads?.is === "yes") return "6,000 tokens at once: yes";
  if (reads?.is === "no") return `6,000 tokens at once: NO, ${reads.failure.kind}: ${reads.failure.message}`;
  return "6,000 tokens at once: NO, it has lost the beginning: raise the context length of the server (Ollama: OLLAMA_CONTEXT_LENGTH=16384), or choose a better model.";
}

function picturesLine({ pictures }: Finding, needed: boolean): string {
  if (pictures?.is === "yes") return "yes";
  const why =
    pictures?.is === "no"
      ? `${pictures.failure.kind}: ${pictures.failure.message}`
      : "it does not see what is there.";
  return needed ? `NO, ${why} Set VISION_MODEL to a model that sees.` : "no (only VISION_MODEL has to)";
}
