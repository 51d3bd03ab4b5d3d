import type { Label } from "../../src/model/label.ts";
import type { LanguageTag } from "../../src/model/language.ts";
import type { Publication } from "../../src/model/publication.ts";
import type { Theme } from "../../src/model/theme.ts";
import {
  anArticleWithEverything,
  aPublicationWithPictures,
} from "../representations/html-showcase.ts";
import { aPicture, anArticle, instant, slug } from "../support/builders.ts";
import { aBareNewswire, type Newswire } from "../support/newswire.ts";

/** Of each scheme the faintest accent that may be published on its paper, and a font of its own. */
const THEME: Theme = {
  light: { paper: "#fff4e0", ink: "#2b1a00", accent: "#b24714" },
  dark: { paper: "#0a1420", ink: "#dfe9f5", accent: "#5d8bb9" },
  fonts: {
    text: {
      family: "Geist",
      files: [{ url: `/media/${"3".repeat(64)}.woff2`, weight: "100 900", style: "normal" }],
    },
    furniture: { family: "DejaVu Sans Mono" },
  },
};

/**
 * Newsrooms for the pages that the sample newsroom has none of, by the name of their host: the whole
 * application, on records in memory.
 */
export const OTHER_NEWSROOMS = {
  themed: async () => {
    const wire = aBareNewswire();
    await wire.adopt(publicationOf("themed", { theme: THEME }));
    await wire.publish([anArticle("first"), anArticleWithEverything()]);
    await wire.put("blocked", {
      kind: "gone",
      id: anArticle("blocked").id,
      withdrawnAt: instant("2026-11-01T09:00:00Z"),
      reason: "It named a witness.",
      replacedBy: slug("first"),
      demand: { by: "Regional Court", reference: "3 O 17/26" },
    });
    return wire;
  },

  "right-to-left": async () => {
    const wire = aBareNewswire();
    await wire.adopt(publicationOf("right-to-left", RIGHT_TO_LEFT));
    const language = "ar" as LanguageTag;
    await wire.publish([
      anArticleWithEverything({ slug: slug("latin"), id: anArticle("latin").id }),
      anArticleWithEverything({
        title: "الخبر يبدأ من اليمين: كيف تصل العربية سليمةً إلى القارئ",
        summary: "الاتجاه ليس زينةً تُضاف إلى الصفحة في آخر لحظة.",
        language,
        direction: "rtl",
      }),
    ]);
    return wire;
  },

  failing: async () => {
    const wire = aBareNewswire();
    wire.records.failing = true;
    return wire;
  },

  unpublished: async () => aBareNewswire(),
} as const satisfies Record<string, () => Promise<Newswire>>;

export type OtherNewsroom = keyof typeof OTHER_NEWSROOMS;

export const otherOrigin = (newsroom: OtherNewsroom): string => `https://${newsroom}.example`;

/** With a logo and an icon, feeds in two languages, and a reader to subscribe with. */
function publicationOf(host: OtherNewsroom, over: Partial<Publication>): Publication {
  return aPublicationWithPictures({
    baseUrl: otherOrigin(host),
    // As large as the file that stands in for it: another size would move the page when it comes.
    logo: aPicture({
      url: `/media/${"1".repeat(64)}.svg`,
      type: "image/svg+xml",
      width: 326,
      height: 64,
    }),
    languages: { en: { label: "English" }, ar: { label: "العربية" } },
    feeds: { picks: { label: "Picks", sections: [slug("world")] } },
    readers: [{ name: "Reader", subscribe: "https://reader.example/?add={url}" }],
    ...over,
  });
}

const arabic = (label: string): Label => ({ label, description: `${label}، كل يوم` });

const RIGHT_TO_LEFT: Partial<Publication> = {
  title: "سلك الأخبار",
  description: "أخبار السلك نفسه: كيف تنتقل القصص من البرق إلى الحافة.",
  language: "ar" as LanguageTag,
  publisher: { name: "سلك الأخبار" },
  copyright: "© 2026 سلك الأخبار",
  licence: { url: "https://creativecommons.org/licenses/by/4.0/", label: "المشاع الإبداعي" },
  sections: { world: arabic("العالم"), culture: arabic("ثقافة") },
  topics: { syria: arabic("سوريا"), feeds: arabic("خلاصات") },
  stories: { "the-wire": arabic("السلك") },
  authors: {
    ada: { name: "آدا", kind: "person" },
    bob: { name: "Bob Editor", kind: "person", url: "https://bob.example/" },
    desk: { name: "هيئة التحرير", kind: "organization" },
  },
  feeds: { picks: { label: "مختارات", sections: [slug("world")] } },
};
