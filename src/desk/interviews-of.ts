import type { Interview } from "../interview/interview.ts";
import type { Store } from "../ports/store.ts";
import type { Inbound } from "../ports/surface.ts";
import type { Scorecard } from "../scoring/scorecard.ts";
import { DESK_LIMITS } from "./limits.ts";

/** An interview whose report is out. */
export type ReportedInterview = Interview & {
  readonly phase: { readonly is: "reported"; readonly scorecard: Scorecard };
};

/** A person's interviews, the newest first. */
export async function interviewsOf(
  store: Store,
  person: string,
  filter: { readonly live?: boolean; readonly atMost?: number } = {},
): Promise<readonly Interview[]> {
  const { live, atMost = DESK_LIMITS.lookBackMax } = filter;
  const rows = await store.list("interview", { person, atMost, ...(live !== undefined && { live }) });
  const found: Interview[] = [];
  for (const { id } of rows) {
    const interview = await loadInterview(store, id);
    if (interview !== undefined) found.push(interview);
  }
  return found;
}

export async function loadInterview(store: Store, id: string): Promise<Interview | undefined> {
  return (await store.load("interview", id))?.state as Interview | undefined;
}

export function isReported(interview: Interview): interview is ReportedInterview {
  return interview.phase.is === "reported";
}

export function isOfPerson({ candidates, interviewer }: Interview, person: string): boolean {
  return candidates.some(({ id }) => id === person) || interviewer?.id === person;
}

/** Whether two things belong to the same workspace of the same surface. */
export function isHere({ place }: Pick<Interview, "place">, inbound: Pick<Inbound, "place">): boolean {
  return place.surface === inbound.place.surface && place.workspace === inbound.place.workspace;
}

/** Its own people may see a report wherever they are; others only where it was shared, in that workspace. */
export function maySee(interview: Interview, inbound: Inbound): boolean {
  return isOfPerson(interview, inbound.by.id) || (interview.isShared === true && isHere(interview, inbound));
}
