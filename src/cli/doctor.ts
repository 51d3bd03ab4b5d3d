import { askOverHttp, atMost } from "./doctor/ask.ts";
import { CHECKS } from "./doctor/checks.ts";
import { whole } from "./doctor/exchange.ts";
import { examine } from "./doctor/finding.ts";
import { findingLines, refusedUrls, verdict } from "./doctor/report.ts";
import { survey } from "./doctor/survey.ts";
import { EXIT } from "./exit-code.ts";
import { noProgress, progressOn } from "./progress.ts";
import { JSON_ONLY } from "./common-args.ts";
import { isLocalHost } from "./target.ts";
import { counted } from "./terminal.ts";
import { refuse, verb } from "./verb.ts";

/** As many as a browser needs for a few pages. */
const QUESTIONS_MAX = 70;
/** Nobody waits longer for a newspaper. */
const ANSWER_MAX_MS = 15_000;

export const doctor = verb({
  name: "doctor",
  description: "Poll a site as readers do, and report every departure from docs/http.md",
  args: {
    url: { type: "positional", description: "Where the site is", required: true },
    all: {
      type: "boolean",
      description: `Every feed and article, however many; else at most ${QUESTIONS_MAX} requests`,
    },
    json: JSON_ONLY,
  },
  run: async ({ url, all = false, json = false }, { terminal, patience, signal, now }) => {
    const given = URL.canParse(url) ? new URL(url) : undefined;
    if (!given || !/^https?:$/.test(given.protocol)) {
      return refuse(EXIT.usage, `${url} is not a URL such as https://news.org`);
    }
    // Of an address below it the whole site is looked at.
    const { origin } = given;
    const isLocal = isLocalHost(given.hostname);
    const clock = (): number => Date.parse(now());
    const timeoutMs = Math.min(patience.answerMs, ANSWER_MAX_MS);
    const step = (json ? noProgress : progressOn(terminal)).begin("Asking", QUESTIONS_MAX, "items");
    let [asked, unasked] = [0, 0];
    const ask = atMost(
      all ? Number.POSITIVE_INFINITY : QUESTIONS_MAX,
      askOverHttp({ timeoutMs, signal, now: clock }),
      (isPut) => {
        if (isPut) asked += 1;
        else unasked += 1;
        if (asked <= QUESTIONS_MAX) step.advance(1);
      },
    );
    const site = await survey(ask, origin, { isLocal, all });
    step.end();
    if (signal.aborted) return EXIT.interrupted;
    const [home] = site.visits;
    if (!home?.answers.get || home.answers.get.status === 0) {
      return refuse(EXIT.server, `${origin} did not answer: ${home?.answers.get?.text ?? ""}`);
    }

    const findings = examine(site, CHECKS);
    const refused = refusedUrls(site);
    const isSeen = whole(home) !== undefined && refused.length === 0;
    const exitCode = findings.length > 0 ? EXIT.problems : isSeen ? EXIT.done : EXIT.server;
    if (json) {
      const looked = {
        origin,
        base: site.base,
        requests: asked,
        unasked,
        addresses: site.visits.length,
      };
      terminal.print(
        JSON.stringify({ ...looked, checks: CHECKS.length, findings, refused, exitCode }),
      );
      return exitCode;
    }
    for (const line of findingLines(findings)) terminal.print(line);
    for (const address of refused) {
      terminal.print(
        `? ${address} was asked for too often (429): nothing is known of it. Come later.`,
      );
    }
    if (unasked > 0) {
      terminal.print(`? ${counted(unasked, "question")} more with --all; so many were not put.`);
    }
    const seen = `${counted(asked, "request")} of ${counted(site.visits.length, "URL")}, ${CHECKS.length} promises`;
    terminal.print(verdict(origin, findings, isSeen, seen));
    return exitCode;
  },
});
