import { describe, expect, it } from "vitest";
import { millisecondsOf } from "../../src/model/instant.ts";
import { feedsOf } from "../../src/model/feed-membership.ts";
import type { Submission } from "../../src/model/submission.ts";
import { changeTo } from "../../src/newsroom/decide/change.ts";
import { type PublishSituation, decidePublish } from "../../src/newsroom/decide/publish.ts";
import type { LedgerArticle } from "../../src/newsroom/newsroom.ts";
import type { Precondition } from "../../src/newsroom/precondition.ts";
import { aPicture, aPublication, anArticle, inline, instant, slug } from "../support/builders.ts";

const NOW = instant("2026-11-20T12:00:00Z");
const LATER = instant("2026-11-20T12:00:01Z");
const PICTURE = `${"a".repeat(64)}.png`;

const none: Precondition = { kind: "none" };
const absent: Precondition = { kind: "absent" };
const present: Precondition = { kind: "present" };
const matches = (...etags: string[]): Precondition => ({ kind: "matches", etags });

const submission = (over: Partial<Submission["article"]> = {}): Submission => ({
  article: anArticle("first", over),
});

const standing = (given: Submission = submission(), before?: LedgerArticle): LedgerArticle => {
  const aim = { submission: given, state: given.withdrawn ? "gone" : "live" } as const;
  const { state, etag, revision } = changeTo(aim, before, [], []);
  return { submission: given, state, etag, revision, committedAt: NOW };
};

const situation = (
  over: Partial<PublishSituation<LedgerArticle>> = {},
): PublishSituation<LedgerArticle> => ({
  publication: aPublication(),
  current: undefined,
  owners: new Map(),
  keptMedia: new Set([PICTURE]),
  relatives: { others: [], own: [] },
  awaiting: [],
  replacement: undefined,
  memberOf: over.current ? feedsOf(over.current.submission.article, aPublication()) : [],
  ...over,
});

const decide = (
  given: Submission,
  precondition: Precondition,
  over: Partial<PublishSituation<LedgerArticle>> = {},
) => decidePublish(given, precondition, situation(over), millisecondsOf(NOW));

const refusal = (answer: ReturnType<typeof decide>) => (answer.ok ? undefined : answer.error);
const change = (answer: ReturnType<typeof decide>) =>
  answer.ok && answer.value.kind === "changed" ? answer.value.change : undefined;
const problems = (given: Submission, over: Partial<PublishSituation<LedgerArticle>> = {}) => {
  const error = refusal(decide(given, over.current ? present : absent, over));
  return error?.reason === "unacceptable" ? error.problems : [];
};

describe("notes that readers were told", () => {
  const at = instant("2026-11-20T10:00:00Z");
  const corrections = [{ at, html: inline("It was Tuesday.") }];
  const developments = [{ at, title: "Reopened", html: inline("It is open again.") }];
  const current = standing(submission({ corrections, developments, updatedAt: at }));
  const UNSAID = { unsaid: ["corrections", "developments"] } as const;

  it("stay where a submission says nothing of them, and so does the date of their change", () => {
    const silent = { ...submission({ title: "Other words" }), ...UNSAID };
    const revised = change(decide(silent, present, { current }))?.submission;
    expect(revised).toEqual(
      submission({ title: "Other words", corrections, developments, updatedAt: at }),
    );
    const same = { ...submission(), ...UNSAID };
    expect(decide(same, present, { current })).toMatchObject({ value: { kind: "unchanged" } });
  });

  it("go where it says that there are none", () => {
    const none = change(decide(submission(), present, { current }))?.submission;
    expect(none).toEqual(submission());
    const some = {
      ...submission({ developments, updatedAt: at }),
      unsaid: ["corrections"],
    } as const;
    expect(change(decide(some, present, { current }))).toBeUndefined();
  });

  it("are none of what nobody was shown", () => {
    const draft = { ...current, state: "draft" } as const;
    const silent = { ...submission({ title: "Other words" }), ...UNSAID };
    const published = change(decide(silent, present, { current: draft }))?.submission;
    expect(published).toEqual(submission({ title: "Other words" }));
  });
});

describe("a new article", () => {
  it("becomes revision 1, live, in the feeds it names", () => {
    expect(change(decide(submission(), none))).toMatchObject({
      state: "live",
      revision: 1,
      etag: expect.stringMatching(/^"1-[\w-]{22}"$/),
      created: true,
      feeds: ["front", "sections/world", "topics/syria", "authors/ada"],
      leaves: [],
    });
  });

  it("needs a publication first", () => {
    const answer = decide(submission(), none, { publication: undefined });
    expect(refusal(answer)).toEqual({ reason: "no-publication" });
  });

  it("that arrives withdrawn is gone from the start, and in no feed", () => {
    const withdrawn = { at: NOW, reason: "never meant to run" };
    expect(change(decide({ ...submission(), withdrawn }, absent))).toMatchObject({
      state: "gone",
      created: true,
      feeds: [],
      leaves: [],
    });
  });
});

describe("a revision", () => {
  const current = standing();
  const revised = submission({ title: "Revised", section: slug("culture"), topics: [] });

  it("counts on, and says which feeds the article leaves", () => {
    expect(change(decide(revised, matches(current.etag), { current }))).toMatchObject({
      revision: 2,
      created: false,
      feeds: ["front", "sections/culture", "authors/ada"],
      leaves: ["sections/world", "topics/syria"],
    });
  });

  it("that equals what stands changes nothing, in whatever order its members come", () => {
    const { id, ...rest } = anArticle("first");
    const turned = { article: { ...rest, id } };
    expect(decide(turned, present, { current })).toEqual({
      ok: true,
      value: { kind: "unchanged", current },
    });
  });

  it("that was carried out already succeeds again, though its writer's tag is old (RFC 9110 §13.1.1)", () => {
    const second = standing(revised, current);
    const answer = decide(revised, matches(current.etag), { current: second });
    expect(answer).toMatchObject({ ok: true, value: { kind: "unchanged" } });
  });

  it("takes the tag of an article to be another's after any change and back again", () => {
    const second = standing(revised, current);
    expect(standing(submission(), second).etag).not.toBe(current.etag);
  });
});

describe("a precondition", () => {
  const current = standing();
  const revised = submission({ title: "Revised" });
  const stale = { reason: "stale", current: current.etag };

  it.each([
    ["none over what stands", none, { reason: "precondition-required", current: current.etag }],
    ["absent over what stands", absent, stale],
    ["another tag", matches('"1-other"'), stale],
    ["the tag, weak", matches(`W/${current.etag}`), stale],
    ["no tag at all", matches(), stale],
  ])("of %s is refused", (_, precondition, expected) => {
    expect(refusal(decide(revised, precondition, { current }))).toEqual(expected);
  });

  it.each([
    ["present", present],
    ["the tag", matches(current.etag)],
    ["a list with the tag", matches('"1-other"', current.etag)],
  ])("of %s is met", (_, precondition) => {
    expect(decide(revised, precondition, { current }).ok).toBe(true);
  });

  it.each([
    ["present", present],
    ["a tag", matches(current.etag)],
  ])("of %s is refused where nothing stands", (_, precondition) => {
    expect(refusal(decide(revised, precondition))).toEqual({ reason: "stale", current: null });
  });
});

describe("an identity", () => {
  it("that is not the permalink's owner is refused with the owner's, tag or no tag", () => {
    const owners = new Map([[slug("first"), anArticle("second").id]]);
    for (const precondition of [none, absent, matches('"1-abc"')]) {
      expect(refusal(decide(submission(), precondition, { owners }))).toEqual({
        reason: "permalink-taken",
        owner: anArticle("second").id,
      });
    }
  });

  it("that stands at another permalink is refused with that permalink", () => {
    const current = standing(submission({ slug: slug("elsewhere") }));
    const answer = decide(submission(), absent, { current });
    expect(refusal(answer)).toEqual({ reason: "published-elsewhere", at: "elsewhere" });
  });
});

describe("an article that is gone", () => {
  const withdrawn = { at: instant("2026-11-10T00:00:00Z"), reason: "wrong" };
  const current = standing({ ...submission(), withdrawn });
  const gone = { reason: "already-gone", withdrawnAt: withdrawn.at };

  it("is not published again, nor withdrawn for another reason", () => {
    expect(refusal(decide(submission(), present, { current }))).toEqual({
      reason: "illegal-transition",
      state: "gone",
      command: "publish",
    });
    const other = { ...submission(), withdrawn: { ...withdrawn, reason: "other" } };
    expect(refusal(decide(other, present, { current }))).toEqual(gone);
  });

  it("is taken down harder by a file that a court demands it of", () => {
    const demanded = { at: NOW, reason: "By order.", demand: { by: "A court" } };
    const answer = decide({ ...submission(), withdrawn: demanded }, present, { current });
    expect(answer).toMatchObject({
      value: { kind: "changed", change: { state: "legal", submission: { withdrawn: demanded } } },
    });
  });

  it("keeps the instant of its withdrawal, whatever a file says later", () => {
    const repeated = { ...submission(), withdrawn: { ...withdrawn, at: NOW } };
    expect(decide(repeated, present, { current })).toMatchObject({ value: { kind: "unchanged" } });
  });
});

describe("slugs from before", () => {
  it("are news where they do not lead to the article yet", () => {
    const current = standing();
    const { id } = current.submission.article;
    const owners = new Map([slug("first"), slug("known")].map((name) => [name, id]));
    const movedFrom = [slug("known"), slug("new")];
    const given = { ...submission({ title: "Other" }), movedFrom };
    expect(change(decide(given, present, { current, owners }))?.movedFrom).toEqual(["new"]);
    const moved = { ...submission({ slug: slug("second") }), movedFrom: [slug("first")] };
    expect(change(decide(moved, present, { current, owners }))?.movedFrom).toEqual(["first"]);
  });
});

describe("what cannot be published", () => {
  it("is told all at once", () => {
    const article = {
      publishedAt: LATER,
      updatedAt: LATER,
      section: slug("wrold"),
      topics: [slug("syria"), slug("sirya")],
      byline: [{ author: slug("adda"), role: "writer" as const }],
      picture: aPicture({ url: `/media/${"b".repeat(64)}.png` }),
      corrections: [{ at: LATER, html: inline("Later.") }],
      developments: [{ at: LATER, title: "Later", html: inline("Later.") }],
    };
    expect(problems(submission(article)).map(({ pointer }) => pointer)).toEqual([
      "/publishedAt",
      "/updatedAt",
      "/corrections/0/at",
      "/developments/0/at",
      "/section",
      "/topics/1",
      "/byline/0/author",
      "/picture/url",
    ]);
  });

  it("includes a running story that the publication does not have", () => {
    expect(problems(submission({ story: slug("the-wire") }))).toEqual([]);
    expect(problems(submission({ story: slug("the-wier") }))).toEqual([
      {
        pointer: "/story",
        detail: "is `the-wier`, which the publication does not have; did you mean `the-wire`?",
      },
    ]);
    const { stories: _, ...without } = aPublication();
    const untold = problems(submission({ story: slug("the-wire") }), { publication: without });
    expect(untold[0]?.detail).toContain("it has none yet");
  });

  it("includes whatever lies a second in the future, and nothing that is now", () => {
    const at = (publishedAt: typeof NOW) => submission({ publishedAt, updatedAt: publishedAt });
    expect(problems(at(NOW))).toEqual([]);
    expect(problems(at(LATER))[0]).toEqual({
      pointer: "/publishedAt",
      detail: `is ${LATER}, which lies in the future: nothing is published before its time`,
    });
    const withdrawn = { at: LATER, reason: "wrong" };
    expect(problems({ ...submission(), withdrawn })[0]?.pointer).toBe("/withdrawn/at");
  });

  it("includes a first publication that moves", () => {
    const moved = submission({ publishedAt: instant("2026-11-01T09:00:00Z") });
    expect(problems(moved, { current: standing() })).toEqual([
      {
        pointer: "/publishedAt",
        detail:
          "is 2026-11-01T09:00:00Z; it was first published at 2026-11-01T08:00:00Z, and that never moves",
      },
    ]);
  });

  it("includes a correction that comes without an update", () => {
    const at = instant("2026-11-10T08:00:00Z");
    const corrections = [{ at, html: inline("It was Tuesday.") }];
    const current = standing();
    expect(problems(submission({ corrections }), { current })[0]?.pointer).toBe("/updatedAt");
    expect(problems(submission({ corrections, updatedAt: at }), { current })).toEqual([]);
  });

  it("includes a translation that is none, and a language that is there already", () => {
    const translation = submission({ translationOf: slug("original") });
    const of = (
      relatives: Partial<PublishSituation<LedgerArticle>["relatives"]>,
      given = translation,
    ) => problems(given, { relatives: { others: [], own: [], ...relatives } });
    const original = {};
    expect(of({ original })).toEqual([]);
    expect(of({})).toEqual([
      {
        pointer: "/translationOf",
        detail: "is `original`, which is not published; publish the original first",
      },
    ]);
    expect(of({ original: { translationOf: slug("first-of-all") } })[0]?.detail).toBe(
      "is `original`, itself a translation of `first-of-all`; name that",
    );
    expect(of({ original }, submission({ translationOf: slug("first") }))[0]?.detail).toBe(
      "is this article itself; name the original",
    );
    expect(of({ original, own: [{ slug: slug("third") }] })[0]?.detail).toBe(
      "makes a translation of what `third` is a translation of; let that name `original` first",
    );
    const others = [{ slug: slug("original"), language: anArticle().language }];
    expect(of({ original, others })).toEqual([
      {
        pointer: "/language",
        detail:
          "is `en`, as `original` is, which says the same; an article is in each language once",
      },
    ]);
    expect(of({ others }, submission())[0]?.pointer).toBe("/language");
  });

  it("includes a replacement that is not live, unless it was accepted before", () => {
    const withdrawn = { at: NOW, reason: "wrong", replacedBy: slug("better") };
    const replaced = { ...submission(), withdrawn };
    expect(problems(replaced).map(({ pointer }) => pointer)).toEqual(["/withdrawn/replacedBy"]);
    expect(problems(replaced, { replacement: standing({ article: anArticle("better") }) })).toEqual(
      [],
    );
    const revised = { ...submission({ summary: "Another." }), withdrawn };
    expect(problems(revised, { current: standing(replaced) })).toEqual([]);
  });

  it("never keeps back a withdrawal because of other languages", () => {
    const withdrawn = { at: NOW, reason: "wrong" };
    const translation = { ...submission({ translationOf: slug("nowhere") }), withdrawn };
    expect(problems(translation)).toEqual([]);
  });

  it("names the nearest label that the publication has", () => {
    expect(problems(submission({ section: slug("wrold") }))[0]?.detail).toBe(
      "is `wrold`, which the publication does not have; did you mean `world`?",
    );
    const bare = { publication: aPublication({ topics: {} }) };
    expect(problems(submission(), bare)[0]?.detail).toBe(
      "is `syria`, which the publication does not have; it has none yet",
    );
    const inherited = submission({ section: slug("constructor") });
    expect(problems(inherited)[0]?.pointer).toBe("/section");
  });
});
