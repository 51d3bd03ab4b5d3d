import { expect, it } from "vitest";
import type { Article } from "../../src/model/article.ts";
import { Ledger } from "../../src/newsroom/ledger/ledger.ts";
import { changeTo } from "../../src/newsroom/decide/change.ts";
import { LIST_ARTICLES } from "../../src/newsroom/ledger/migrations/0015-article-listing.ts";
import type { ArticleQuery } from "../../src/newsroom/article-query.ts";
import { anArticle, inline, paragraph, slug } from "../support/builders.ts";
import { takeBackTo } from "../support/earlier-ledger.ts";
import { nodeStorage } from "../support/node-storage.ts";

const aLedger = () => {
  const storage = nodeStorage();
  const ledger = new Ledger(storage);
  const commit = (article: Article, aim: "draft" | "live" = "live") => {
    const current = ledger.articles.of(article.id);
    const change = changeTo({ submission: { article }, state: aim }, current, [], []);
    return ledger.commitArticle(change, {
      command: "publish",
      by: "desk",
      nowMs: 0,
      dueMs: () => 0,
    });
  };
  const find = (query: Partial<ArticleQuery> = {}) =>
    ledger.listing
      .find({ from: { order: "changed" }, limit: 10, ...query })
      .map((article) => article.slug);
  return { storage, ledger, commit, find };
};

it("lists the newest change first, and goes on where a page ended whatever changes meanwhile", () => {
  const { ledger, commit, find } = aLedger();
  for (const name of ["a", "b", "c", "d"]) commit(anArticle(name));
  commit(anArticle("a", { title: "Another" }));
  const [, second] = ledger.listing.find({ from: { order: "changed" }, limit: 2 });
  expect(find({ limit: 2 })).toEqual(["a", "d"]);
  commit(anArticle("e"));
  commit(anArticle("d", { title: "Another" }));
  expect(find({ from: { order: "changed", after: second?.sequence ?? 0 } })).toEqual(["c", "b"]);
});

it("lists by slug from behind a slug, so that a walk meets all that was there throughout", () => {
  const { commit, find } = aLedger();
  for (const name of ["c", "a", "b"]) commit(anArticle(name));
  expect(find({ from: { order: "slug" }, limit: 2 })).toEqual(["a", "b"]);
  commit(anArticle("c", { title: "Another" }));
  expect(find({ from: { order: "slug", after: "b" } })).toEqual(["c"]);
});

it("says of an article what tells whether to fetch it", () => {
  const { ledger, commit } = aLedger();
  const article = anArticle("a");
  const { id, title, section, topics, publishedAt, updatedAt } = article;
  const sequence = commit(article);
  expect(ledger.listing.find({ from: { order: "changed" }, limit: 1 })).toEqual([
    {
      id,
      slug: "a",
      title,
      section,
      topics,
      publishedAt,
      updatedAt,
      state: "live",
      etag: expect.stringMatching(/^"1-/),
      revision: 1,
      sequence,
      committedAt: "1970-01-01T00:00:00Z",
    },
  ]);
});

it("finds by state, section, topic and author, and by several of them at once", () => {
  const { commit, find } = aLedger();
  commit(anArticle("a", { section: slug("world"), topics: [slug("syria"), slug("war")] }));
  commit(anArticle("b", { section: slug("sport"), topics: [slug("war")] }));
  commit(anArticle("c", { byline: [{ author: slug("eve"), role: "translator" }] }), "draft");
  expect(find({ state: "draft" })).toEqual(["c"]);
  expect(find({ section: "world" })).toEqual(["c", "a"]);
  expect(find({ topic: "war" })).toEqual(["b", "a"]);
  expect(find({ topic: "war", section: "world", state: "live" })).toEqual(["a"]);
  expect(find({ author: "eve" })).toEqual(["c"]);
  expect(find({ author: "war" })).toEqual([]);
});

it("finds all the words of a text in title, summary and body, without accents and markup", () => {
  const { commit, find } = aLedger();
  commit(
    anArticle("a", {
      title: "Zürich",
      summary: "A bank falls",
      cards: [{ blocks: [paragraph("The <em>Bundes</em>rat is <strong>silent</strong>.")] }],
    }),
  );
  commit(anArticle("b", { title: "Geneva" }));
  for (const text of ["zurich", "ZÜRICH bank", "bundesrat", "bank sil", "falls, silent"]) {
    expect([text, find({ text })]).toEqual([text, ["a"]]);
  }
  for (const text of ["strong", "zurich geneva", "sil bank", 'NOT "', "***", "title:zurich"]) {
    expect([text, find({ text })]).toEqual([text, []]);
  }
});

it("forgets the words and labels of a revision that another replaced, and of a deleted draft", () => {
  const { storage, ledger, commit, find } = aLedger();
  commit(anArticle("a", { title: "Before", topics: [slug("war")] }));
  commit(anArticle("a", { title: "After", topics: [], corrections: [] }));
  expect([find({ text: "before" }), find({ topic: "war" })]).toEqual([[], []]);
  expect(find({ text: "after" })).toEqual(["a"]);
  const draft = anArticle("b", { cards: [{ blocks: [paragraph(inline("secret"))] }] });
  commit(draft, "draft");
  expect(find({ text: "secret" })).toEqual(["b"]);
  ledger.deleteDraft(draft, { command: "deleteDraft", by: "desk", nowMs: 0 });
  expect(find({ text: "secret" })).toEqual([]);
  const rows = storage.sql.exec("SELECT DISTINCT sequence FROM article_label").toArray();
  expect(rows).toHaveLength(1);
});

it("finds what a ledger from before has", () => {
  const { storage, commit } = aLedger();
  commit(anArticle("a", { title: "An earlier headline" }));
  commit(anArticle("b", { section: slug("sport") }), "draft");
  takeBackTo(13, storage.sql);
  const { listing } = new Ledger(storage);
  const find = (query: Partial<ArticleQuery>) =>
    listing.find({ from: { order: "changed" }, limit: 10, ...query }).map(({ slug: at }) => at);
  expect(find({ text: "earlier" })).toEqual(["a"]);
  expect(find({ text: "begins goes" })).toEqual(["b", "a"]);
  expect(find({ section: "sport", topic: "syria", author: "ada" })).toEqual(["b"]);
});

it("lists what is there already with the same words at the same places, however much it sorts at once", () => {
  const { storage, commit } = aLedger();
  for (let n = 0; n < 40; n++) {
    const words = Array.from({ length: 60 }, (_, index) => `word${(n * 7 + index * index) % 97}`);
    commit(anArticle(`a-${n}`, { cards: [{ blocks: [paragraph(words.join(" "))] }] }));
  }
  const { sql } = storage;
  sql.exec("CREATE VIRTUAL TABLE places USING fts5vocab (article_text, 'instance')");
  const places = (statements: string) => {
    sql.exec(statements);
    return sql.exec("SELECT term, doc, col, offset FROM places").toArray();
  };
  const plain = LIST_ARTICLES.replaceAll(/^.*'automerge'.*$/gm, "");
  expect(plain.length).toBeLessThan(LIST_ARTICLES.length - 150);
  const quick = places(LIST_ARTICLES);
  expect(quick.length).toBeGreaterThan(40 * 60);
  expect(quick).toEqual(places(plain));
  const settings = "SELECT k, v FROM article_text_config WHERE k <> 'version' ORDER BY k";
  // As SQLite has them where nobody sets them (sqlite.org/fts5.html §6).
  expect(sql.exec(settings).toArray()).toEqual([
    { k: "automerge", v: 4 },
    { k: "hashsize", v: 1_048_576 },
  ]);
});
