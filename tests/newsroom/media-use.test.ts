import { expect, it } from "vitest";
import { mediaUses } from "../../src/newsroom/media-use.ts";
import { aPicture, anArticle, paragraph } from "../support/builders.ts";

const file = { type: "x/y", bytes: 1, title: "T", durationSeconds: 1 };

it("finds every published file that an article uses, and no file of others", () => {
  const article = anArticle("media", {
    picture: aPicture({ url: "/media/lead.png" }),
    cards: [
      {
        blocks: [
          paragraph("No file."),
          { type: "image", picture: aPicture({ url: "/media/i.png" }) },
        ],
      },
      {
        blocks: [
          { type: "audio", audio: { ...file, url: "/media/a.mp3", transcriptUrl: "/media/t.vtt" } },
          {
            type: "video",
            video: {
              ...file,
              url: "https://video.example/v.mp4",
              width: 1,
              height: 1,
              poster: aPicture({ url: "/media/p.png" }),
              captionsUrl: "/media/c.vtt",
            },
          },
          {
            type: "embed",
            provider: "link",
            url: "https://other.example/",
            title: "T",
            picture: aPicture({ url: "/media/e.png" }),
          },
        ],
      },
    ],
  });
  expect(mediaUses(article)).toEqual([
    { name: "lead.png", pointer: "/picture/url" },
    { name: "i.png", pointer: "/cards/0/blocks/1/picture/url" },
    { name: "a.mp3", pointer: "/cards/1/blocks/0/audio/url" },
    { name: "t.vtt", pointer: "/cards/1/blocks/0/audio/transcriptUrl" },
    { name: "p.png", pointer: "/cards/1/blocks/1/video/poster/url" },
    { name: "c.vtt", pointer: "/cards/1/blocks/1/video/captionsUrl" },
    { name: "e.png", pointer: "/cards/1/blocks/2/picture/url" },
  ]);
});
