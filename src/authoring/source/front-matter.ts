import type { Note } from "../../model/article.ts";
import type { InlineHtml } from "../../model/inline.ts";
import { latest } from "../../model/instant.ts";
import { directionOf, type LanguageTag } from "../../model/language.ts";
import type { Picture } from "../../model/media.ts";
import type { Submission } from "../../model/submission.ts";
import { inlineSource } from "./inline.ts";
import { saysInline } from "./reading-back.ts";
import { sourceAddress } from "./text.ts";
import { yamlOf } from "./yaml.ts";

/**
 * Front matter that says what an article is; what would be taken for granted is left out.
 * @param language the publication's
 */
export const frontMatterSource = (
  { article, withdrawn, embargo, breaking, movedFrom }: Submission,
  language: LanguageTag,
): string => {
  const { corrections, developments, publishedAt, picture } = article;
  const notes = [...corrections, ...developments].map(({ at }) => at);
  const isDated = article.updatedAt !== latest(publishedAt, ...notes);
  return yamlOf({
    id: article.id,
    title: article.title,
    summary: article.summary,
    publishedAt,
    updatedAt: isDated ? article.updatedAt : undefined,
    language: article.language === language ? undefined : article.language,
    direction: article.direction === directionOf(article.language) ? undefined : article.direction,
    section: article.section,
    topics: article.topics.length > 0 ? article.topics : undefined,
    byline: article.byline.map(({ author, role }) => ({ [role]: author })),
    story: article.story,
    translationOf: article.translationOf,
    picture: picture && pictureReference(picture),
    canonicalUrl: article.canonicalUrl,
    licence: article.licence,
    corrections: corrections.length > 0 ? corrections.map(noteOf) : undefined,
    developments:
      developments.length > 0
        ? developments.map((note) => ({ at: note.at, title: note.title, text: noteOf(note).text }))
        : undefined,
    embargo,
    breaking,
    movedFrom,
    withdrawn,
  });
};

/** A picture as YAML names it. */
export const pictureReference = ({ url, alt, caption, credit }: Picture) => ({
  src: sourceAddress(url),
  alt,
  caption: caption && paragraphSource(caption),
  credit: credit && { [credit.role]: credit.name },
});

const noteOf = ({ at, html }: Note) => ({ at, text: paragraphSource(html) });

/** One paragraph of Markdown, or of HTML where Markdown would say something else. */
const paragraphSource = (html: InlineHtml): string => {
  const source = inlineSource(html, "<br>");
  return saysInline(source, html) ? source : `<p>${html}</p>`;
};
