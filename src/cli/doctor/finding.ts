import type { Exchange, Site, Visit } from "./exchange.ts";

/** Something seen that is not as promised. */
export interface Sight {
  readonly url: string;
  /** The field of the answer, or the place in the document. */
  readonly field: string;
  readonly seen: string;
}

/** One promise of `docs/http.md`, and how to see that it is broken. Pure. */
export interface Check {
  /** Its name in `docs/doctor.md`. */
  readonly name: string;
  /** What is promised. */
  readonly promise: string;
  /** What goes wrong for readers where it is broken. */
  readonly why: string;
  readonly look: (site: Site) => readonly Sight[];
}

/** A departure, as it is reported. */
export interface Finding extends Sight {
  readonly check: string;
  readonly promise: string;
  readonly why: string;
}

/** Every departure from every promise, all at once. */
export const examine = (site: Site, checks: readonly Check[]): readonly Finding[] =>
  checks.flatMap((check) => check.look(site).map((sight) => findingOf(check, sight)));

const findingOf = ({ name, promise, why }: Check, { url, field, seen }: Sight): Finding => ({
  check: name,
  url,
  field,
  seen,
  promise,
  why,
});

/** What is wrong at one address. */
export type Complaint = Omit<Sight, "url">;
/** Nothing, or any number of complaints. */
export type Complaints = Complaint | false | undefined | readonly Complaints[];

const flat = (complaints: Complaints): readonly Complaint[] => {
  if (!complaints) return [];
  return "field" in complaints ? [complaints] : complaints.flatMap(flat);
};

/** Looks at each visit. */
export const ofEach =
  (look: (visit: Visit, site: Site) => Complaints): Check["look"] =>
  (site) =>
    site.visits.flatMap((visit) =>
      flat(look(visit, site)).map(({ field, seen }) => ({ url: visit.url, field, seen })),
    );

/** Looks at every answer there was, whatever was asked. */
export const ofEveryAnswer = (
  look: (answer: Exchange, visit: Visit) => Complaints,
): Check["look"] =>
  ofEach((visit) =>
    Object.entries(visit.answers).map(([asking, answer]) =>
      flat(look(answer, visit)).map(({ field, seen }) => ({
        field: `${field} (${asking}, ${answer.status})`,
        seen,
      })),
    ),
  );

/** A field as it is quoted in a report: not longer than a line. */
export const quoted = (value: string | undefined): string => {
  if (value === undefined) return "absent";
  return value.length <= 160 ? `\`${value}\`` : `\`${value.slice(0, 159)}…\``;
};
