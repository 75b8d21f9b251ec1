import { zodResponseFormat } from "openai/helpers/zod";
import type { ZodType } from "zod";

export type JsonSchema = { readonly [keyword: string]: unknown };

/** Bounds of strict structured outputs, from OpenAI's guide to them. */
const PROPERTIES_MAX = 5_000;
const NESTING_MAX = 10;

/** What strict structured outputs accept in a schema, from the same guide. */
const KEYWORDS: ReadonlySet<string> = new Set(
  "type properties required additionalProperties items enum const anyOf description title $ref $defs definitions pattern format minimum maximum exclusiveMinimum exclusiveMaximum multipleOf minItems maxItems".split(
    " ",
  ),
);
/** Keywords whose value is a map from names to schemas. */
const MAPS: ReadonlySet<string> = new Set(["properties", "$defs", "definitions"]);

/**
 * The JSON schema of an answer as an endpoint is given it. Keywords that strict mode does not know, such as
 * maxLength, are left out: the answer is held against the zod schema anyway.
 *
 * @throws Error when the form cannot be strict: an open object, a key that may be absent, a root that is no object.
 */
export function strictSchema(answer: { readonly name: string; readonly schema: ZodType }): JsonSchema {
  const { json_schema } = zodResponseFormat(answer.schema, answer.name);
  const schema = known(json_schema.schema ?? {});
  const violations = strictViolations(schema);
  if (violations.length > 0)
    throw new Error(`the form "${answer.name}" is not strict: ${violations.join("; ")}`);
  return schema;
}

/** What keeps a JSON schema from being strict, as sentences with the place; none when it is. */
export function strictViolations(schema: unknown): readonly string[] {
  const found: string[] = [];
  if (!isObject(schema) || schema.type !== "object") found.push("the root is not an object");
  let properties = 0;
  const visit = (node: unknown, place: string, depth: number): void => {
    if (!isObject(node)) return void found.push(`${place} is no schema`);
    if (depth > NESTING_MAX) return void found.push(`${place} is nested deeper than ${NESTING_MAX}`);
    for (const keyword of Object.keys(node))
      if (!KEYWORDS.has(keyword)) found.push(`${place} uses "${keyword}"`);
    if (isObject(node.properties) || node.type === "object") {
      const keys = Object.keys(isObject(node.properties) ? node.properties : {});
      properties += keys.length;
      if (node.additionalProperties !== false) found.push(`${place} is open`);
      const required: readonly unknown[] = Array.isArray(node.required) ? node.required : [];
      for (const key of keys) if (!required.includes(key)) found.push(`${place}.${key} is not required`);
    }
    for (const [child, where, deeper] of childrenOf(node)) visit(child, `${place}${where}`, depth + deeper);
  };
  visit(schema, "$", 0);
  if (properties > PROPERTIES_MAX) found.push(`there are more than ${PROPERTIES_MAX} properties`);
  return found;
}

function childrenOf(node: JsonSchema): readonly (readonly [child: unknown, where: string, deeper: number])[] {
  const children: [unknown, string, number][] = [];
  for (const keyword of MAPS) {
    const map = node[keyword];
    if (isObject(map)) for (const [name, child] of Object.entries(map)) children.push([child, `.${name}`, 1]);
  }
  if (node.items !== undefined) children.push([node.items, "[]", 1]);
  if (Array.isArray(node.anyOf))
    for (const [index, child] of node.anyOf.entries()) children.push([child, `|${index}`, 0]);
  return children;
}

/** The same schema without the keywords that are not known. */
function known(schema: JsonSchema): JsonSchema {
  const kept = Object.entries(schema).filter(([keyword]) => KEYWORDS.has(keyword));
  return Object.fromEntries(kept.map(([keyword, value]) => [keyword, knownWithin(keyword, value)]));
}

function knownWithin(keyword: string, value: unknown): unknown {
  if (MAPS.has(keyword) && isObject(value))
    return Object.fromEntries(
      Object.entries(value).map(([name, child]) => [name, isObject(child) ? known(child) : child]),
    );
  if (keyword === "items" && isObject(value)) return known(value);
  if (keyword === "anyOf" && Array.isArray(value))
    return value.map((child: unknown) => (isObject(child) ? known(child) : child));
  return value;
}

function isObject(value: unknown): value is JsonSchema {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
