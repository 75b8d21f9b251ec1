import type { Millis } from "../interview/interview.ts";

/** The only source of time. A store takes `now` as an argument and never asks a database for it. */
export interface Clock {
  now(): Millis;
}
