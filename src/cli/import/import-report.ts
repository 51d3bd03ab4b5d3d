import { EXIT, type ExitCode, gravest } from "../exit-code.ts";
import { counted } from "../terminal.ts";
import type { Loss } from "./foreign-article.ts";
import { type AddedLabels, labelLines } from "./added-labels.ts";
import type { Labels } from "./labels.ts";
import { type ImportOutcome, OUTCOMES, type Tally } from "./run.ts";
import type { Survey } from "./survey.ts";

interface Told {
  readonly tally: Tally;
  readonly survey: Survey;
  readonly labels: Labels;
  readonly added: AddedLabels;
  /** The file that has them now, where the import wrote them. */
  readonly labelsFile: string | undefined;
  readonly complaints: readonly Loss[];
  readonly lost: number;
  /** The file that lists what was lost. */
  readonly report: string;
  /** Old addresses that lead here. */
  readonly redirects: number;
  /** Why they were not taken, if they were not. */
  readonly refusal: string | undefined;
  /** Pictures whose addresses lack their site. */
  readonly withoutSite: number;
}

const CODES: Readonly<Partial<Record<ImportOutcome, ExitCode>>> = {
  "not imported": EXIT.problems,
  "changed here since": EXIT.problems,
  refused: EXIT.problems,
  unanswered: EXIT.server,
};

/** "2 files without front matter": the noun comes before what tells more of it. */
const leftOut = (count: number, what: string): string => {
  const [noun = what] = /^.*?(?= (?:for|without) |$)/.exec(what) ?? [];
  return `${counted(count, noun)}${what.slice(noun.length)}`;
};

/** Settings that lack a label the server has would take it away. */
const labelsAdvice = ({ added, labelsFile }: Told): readonly string[] => {
  if (added.length === 0) return [];
  if (labelsFile !== undefined) return [`${labelsFile} has the added labels now.`];
  return [
    "Before you publish from publication.yaml, these belong into it:",
    "",
    ...labelLines(added),
  ];
};

/** How an import went, for people and for programs. */
export const importReport = (told: Told) => {
  const {
    tally,
    survey,
    labels,
    labelsFile,
    complaints,
    lost,
    report,
    redirects,
    refusal,
    withoutSite,
  } = told;
  const outcomes = OUTCOMES.flatMap((outcome) => {
    const count = tally.get(outcome) ?? 0;
    return count > 0 ? [[outcome, count] as const] : [];
  });
  const done = outcomes.reduce((sum, [, count]) => sum + count, 0);
  const left = survey.articles - done;
  const parts = [
    ...outcomes.map(([outcome, count]) => `${count} ${outcome}`),
    ...(left > 0 ? [`${left} not tried`] : []),
  ];
  const { author, name, signed } = labels.house;
  const unsigned = signed();
  const skipped = [...survey.skipped].map(([what, count]) => leftOut(count, what));
  const lines = [
    `${counted(survey.articles, "article")}${parts.length > 0 ? `: ${parts.join(", ")}` : ""}.`,
    ...(skipped.length > 0 ? [`Left out: ${skipped.join(", ")}.`] : []),
    ...(unsigned > 0
      ? [
          `${counted(unsigned, "article")} without an author: signed by ${author} (${name}), unless --author names another.`,
        ]
      : []),
    ...(redirects > 0 ? [`${redirects} of the old addresses lead here.`] : []),
    ...(lost > 0 ? [`${lost} ${lost === 1 ? "loss" : "losses"}, listed in ${report}.`] : []),
    ...(withoutSite > 0
      ? [
          `${counted(withoutSite, "picture")} among them, for the source does not say where its site is: say it with --site https://….`,
        ]
      : []),
    ...labelsAdvice(told),
  ];
  const codes = outcomes.flatMap(([outcome]) => CODES[outcome] ?? []);
  if (complaints.length > 0) codes.push(EXIT.problems);
  const exitCode = gravest(...codes, ...(left > 0 || refusal !== undefined ? [EXIT.server] : []));
  return {
    lines,
    complaints: complaints.map(({ place, detail }) => `${place}: ${detail}`),
    record: {
      articles: survey.articles,
      outcomes: Object.fromEntries(outcomes),
      notTried: left,
      ...(unsigned > 0 && { unsigned: { articles: unsigned, author } }),
      redirects,
      skipped: Object.fromEntries(survey.skipped),
      added: labels.added,
      ...(labelsFile !== undefined && { labelsFile }),
      losses: lost,
      withoutSite,
      report,
      problems: complaints,
    },
    exitCode,
  };
};
