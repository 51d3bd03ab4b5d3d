import { expect, it } from "vitest";
import { mediaUses } from "../../src/newsroom/media-use.ts";
import { aPicture, anArticle, paragraph } from "../support/builders.ts";

const file = { type: "x/y", bytes: 1, title: "T", durationSeconds: 1 };

const small = (name: string) => ({ url: `/media/${name}`, type: "image/webp", width: 480 });

it("finds every published file that an article uses, and no file of others", () => {
  const article = anArticle("media", {
    picture: aPicture({ url: "/media/lead.png", renditions: [small("lead-480.webp")] }),
    cards: [
      {
        blocks: [
          paragraph("No file."),
          {
            type: "image",
            picture: aPicture({ url: "/media/i.png", renditions: [small("i-480.webp")] }),
          },
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
              poster: aPicture({ url: "/media/p.png", renditions: [small("p-480.webp")] }),
              captionsUrl: "/media/c.vtt",
            },
          },
          {
            type: "embed",
            provider: "link",
            url: "https://other.example/",
            title: "T",
            picture: aPicture({ url: "/media/e.png", renditions: [small("e-480.webp")] }),
          },
        ],
      },
    ],
  });
  expect(mediaUses(article)).toEqual([
    { name: "lead.png", pointer: "/picture/url" },
    { name: "lead-480.webp", pointer: "/picture/renditions/0/url" },
    { name: "i.png", pointer: "/cards/0/blocks/1/picture/url" },
    { name: "i-480.webp", pointer: "/cards/0/blocks/1/picture/renditions/0/url" },
    { name: "a.mp3", pointer: "/cards/1/blocks/0/audio/url" },
    { name: "t.vtt", pointer: "/cards/1/blocks/0/audio/transcriptUrl" },
    { name: "p.png", pointer: "/cards/1/blocks/1/video/poster/url" },
    { name: "p-480.webp", pointer: "/cards/1/blocks/1/video/poster/renditions/0/url" },
    { name: "c.vtt", pointer: "/cards/1/blocks/1/video/captionsUrl" },
    { name: "e.png", pointer: "/cards/1/blocks/2/picture/url" },
    { name: "e-480.webp", pointer: "/cards/1/blocks/2/picture/renditions/0/url" },
  ]);
});
