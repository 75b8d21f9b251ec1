import { readFileSync } from "node:fs";

/** A payload in the shape that Discord's documentation gives, from the folder `payloads`. */
export function payload<Shape>(name: string): Shape {
  return JSON.parse(readFileSync(new URL(`payloads/${name}.json`, import.meta.url), "utf8")) as Shape;
}
