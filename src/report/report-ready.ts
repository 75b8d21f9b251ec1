import type { Interview } from "../interview/interview.ts";
import type { Message } from "../message/message.ts";

/** Where others read along: that the report is there, and how its candidate gets to see it. No result. */
export function reportReady({ id, asked, title, candidates, phase }: Interview): Message {
  const isUpdate = phase.is === "reported" && (phase.updates ?? 0) > 0;
  const names = candidates.map(({ name }) => name).join(", ");
  return {
    about: { kind: "report" },
    blocks: [
      { is: "heading", text: isUpdate ? "Your report has more in it now" : "Your report is ready" },
      {
        is: "text",
        text: `${title}, for ${names}. Nobody else sees it unless you share it.`,
      },
    ],
    actions: [
      { is: "button", id: `show-report:${id}`, label: "See my report", tone: "primary" },
      { is: "button", id: `share:${id}:t${asked}`, label: "Share here" },
    ],
  };
}
