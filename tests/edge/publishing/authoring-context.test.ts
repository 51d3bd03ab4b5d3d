import { expect, it } from "vitest";
import type { Article } from "../../../src/model/article.ts";
import { anArticle, aPicture } from "../../support/builders.ts";
import { type Newswire, aNewswire } from "../../support/newswire.ts";

const PICTURE = aPicture().url.slice("/media/".length);
const OTHER = `${"b".repeat(64)}.png`;

/** A wire that has one picture, and the names it is asked for. */
const askedWire = async (): Promise<{ wire: Newswire; asked: (readonly string[])[] }> => {
  const wire = await aNewswire();
  const media = wire.newsroom.media.bind(wire.newsroom);
  const asked: (readonly string[])[] = [];
  wire.newsroom.media = (names) => {
    asked.push(names);
    return media(names);
  };
  wire.newsroom.kept.set(PICTURE, { type: "image/png", bytes: 4321 });
  return { wire, asked };
};

const put = (wire: Newswire, article: object): Promise<Response> =>
  wire.api("PUT", "/publishing/articles/first", {
    body: JSON.stringify(article),
    headers: { "Content-Type": "application/json", "If-None-Match": "*" },
  });

const withPictures = (count: number): Article =>
  anArticle("first", {
    cards: [
      { blocks: Array.from({ length: count }, () => ({ type: "image", picture: aPicture() })) },
    ],
  });

it("asks the Newsroom once for all the files of an article, and once for each", async () => {
  const { wire, asked } = await askedWire();
  expect((await put(wire, withPictures(50))).status).toBe(201);
  expect(asked).toEqual([[PICTURE]]);
});

it("asks once for the files of a body of HTML", async () => {
  const { wire, asked } = await askedWire();
  const { cards: _cards, picture: _picture, ...fields } = anArticle("first");
  const image = (name: string) => `<img src="/media/${name}" alt="" width="1" height="1">`;
  const html = `${image(PICTURE)}${image(OTHER)}${image(PICTURE)}${image("a.gif")}`;
  const response = await put(wire, { ...fields, html });
  expect(asked).toEqual([[PICTURE, OTHER]]);
  const { problems } = await response.json<{ problems: { detail: string }[] }>();
  expect(problems.map(({ detail }) => detail)).toEqual([
    `is \`/media/${OTHER}\`, which was not uploaded; PUT it to /publishing/media/${OTHER} first`,
    "is `/media/a.gif`, which no upload is named; write /media/<sha256>.<extension>",
  ]);
});

it("asks no more for an article that is refused, so that everything wrong is named at once", async () => {
  const { wire, asked } = await askedWire();
  expect((await put(wire, { ...withPictures(50), title: "" })).status).toBe(422);
  expect(asked).toEqual([[PICTURE]]);
});

it("refuses JSON nested too deeply as what it is: JSON, but no article and no settings", async () => {
  const { wire } = await askedWire();
  const body = `${"[".repeat(65)}0${"]".repeat(65)}`;
  for (const path of ["/publishing/articles/first", "/publishing/publication"]) {
    const headers = { "Content-Type": "application/json", "If-None-Match": "*" };
    const response = await wire.api("PUT", path, { body, headers });
    expect(await response.json()).toMatchObject({
      status: 422,
      problems: [{ detail: "is nested too deeply; no article needs that", pointer: "" }],
    });
  }
});
