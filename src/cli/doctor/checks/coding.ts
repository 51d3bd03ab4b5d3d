import { type Exchange, type Kind, field, listOf } from "../exchange.ts";
import { type Check, ofEach, quoted } from "../finding.ts";

/** What Cloudflare leaves as it is, so that it is compressed by the Worker itself. */
export const COMPRESSED_HERE: ReadonlySet<Kind> = new Set(["atom", "json", "opml"]);
/** Below this compression saves nothing, and some platforms leave it. */
const SMALL_BYTES = 1000;

/** What is compressed, for whom. */
export const CODING: readonly Check[] = [
  {
    name: "coding as asked",
    promise: "Who asks for identity gets it; who asks for gzip or br gets that",
    why: "Small readers cannot read what they did not ask for, and the rest pay for five times the bytes.",
    look: ofEach(({ kind, answers: { get, gzip, br } }, { isLocal }) => {
      const of = (answer: Exchange | undefined) => field(answer, "content-encoding") ?? "identity";
      if (get?.status !== 200) return undefined;
      // Cloudflare's own compression is not there in local development.
      const isExpected = !isLocal || COMPRESSED_HERE.has(kind);
      const wanted = [[gzip, "gzip"] as const, [br, "br"] as const];
      return [
        of(get) !== "identity" && { field: "Content-Encoding (get)", seen: of(get) },
        wanted.map(([answer, coding]) => {
          if (answer?.status !== 200 || of(answer) === coding) return undefined;
          const isLeft = of(answer) === "identity" && (!isExpected || get.bytes < SMALL_BYTES);
          return !isLeft && { field: `Content-Encoding (${coding})`, seen: of(answer) };
        }),
      ];
    }),
  },
  {
    name: "Vary",
    promise:
      "What we compress says `Vary: Accept-Encoding`; nothing varies by `*`, cookies or agents",
    why: "A cache gives gzip to who cannot read it; or it keeps a copy for every browser there is.",
    look: ofEach((visit) => {
      const { get, gzip, br } = visit.answers;
      const isCoded = [gzip, br].some((answer) => answer?.fields.has("content-encoding"));
      const names = listOf(field(get, "vary"));
      const tooMany = names.filter((name) => ["*", "cookie", "user-agent"].includes(name));
      if (get?.status !== 200) return undefined;
      return [
        isCoded &&
          COMPRESSED_HERE.has(visit.kind) &&
          !names.includes("accept-encoding") && { field: "Vary", seen: quoted(field(get, "vary")) },
        tooMany.length > 0 && { field: "Vary", seen: quoted(field(get, "vary")) },
      ];
    }),
  },
];
