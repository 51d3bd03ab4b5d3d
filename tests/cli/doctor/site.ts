import { type Ask, decoded } from "../../../src/cli/doctor/ask.ts";
import type { Asking, Exchange, Kind, Site, Visit } from "../../../src/cli/doctor/exchange.ts";
import { survey } from "../../../src/cli/doctor/survey.ts";
import { anArticle, instant, slug } from "../../support/builders.ts";
import type { Newswire } from "../../support/newswire.ts";
import { aSealedWire } from "../../support/sealed-wire.ts";

/** Where the doctor asks; the publication calls itself otherwise, as locally it may. */
export const ORIGIN = "http://localhost:8787";
const NOW_MS = Date.UTC(2026, 10, 2);

/** Asks the application without a network. */
const askWire =
  ({ app }: Newswire): Ask =>
  async ({ method, url, headers }) => {
    const response = await app.request(url, { method, headers });
    const body = new Uint8Array(await response.arrayBuffer());
    const fields = new Map(response.headers);
    const { status } = response;
    const text = decoded(body, fields.get("content-encoding"));
    return { method, url, status, fields, text, bytes: body.byteLength, receivedMs: NOW_MS };
  };

/** A site without a fault, as the doctor sees the real application. */
export const aHealthySite = async (all = false): Promise<Site> => {
  const story = slug("the-wire");
  const older = instant("2026-10-01T09:00:00Z");
  const wire = await aSealedWire([
    ...Array.from({ length: 51 }, (_, index) =>
      anArticle(`a${index}`, { publishedAt: older, updatedAt: older }),
    ),
    ...["first", "second"].map((name) => anArticle(name, { story })),
  ]);
  await wire.media.write(`${"a".repeat(64)}.png`, new Uint8Array(4321), {
    type: "image/png",
    bytes: 4321,
  });
  return survey(askWire(wire), ORIGIN, { isLocal: true, all });
};

type Change = (answer: Exchange) => Partial<Exchange>;

/** The site with one answer changed: of the first visit of that kind, or to that path. */
export const broken = (
  site: Site,
  of: Kind | `/${string}`,
  asking: Asking,
  change: Change,
): Site => {
  const isMeant = ({ kind, url }: Visit): boolean => kind === of || url === `${ORIGIN}${of}`;
  const meant = site.visits.find((visit) => isMeant(visit) && visit.answers[asking]);
  const answer = meant?.answers[asking];
  if (!meant || !answer) throw new Error(`the doctor did not ask ${asking} of ${of}`);
  const answers = { ...meant.answers, [asking]: { ...answer, ...change(answer) } };
  return {
    ...site,
    visits: site.visits.map((visit) => (visit === meant ? { ...meant, answers } : visit)),
  };
};

/** With a field of another value, or without it. */
export const saying =
  (name: string, value?: string): Change =>
  ({ fields }) => {
    const changed = new Map(fields);
    if (value === undefined) changed.delete(name);
    else changed.set(name, value);
    return { fields: changed };
  };

/** With another text in the body, where the first was. */
export const writing =
  (from: string | RegExp, to: string): Change =>
  ({ text, url }) => {
    const changed = text.replace(from, to);
    if (changed === text) throw new Error(`${url} has no ${String(from)}`);
    return { text: changed };
  };

export const answering =
  (status: number): Change =>
  () => ({ status });
