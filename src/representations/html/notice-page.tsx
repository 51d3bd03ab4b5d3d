import type { JSX } from "hono/jsx/jsx-runtime";
import type { LanguageTag } from "../../model/language.ts";
import type { Publication } from "../../model/publication.ts";
import { htmlDocument } from "./document.ts";
import { englishWithin, written } from "./furniture.ts";
import { named, pageStart, titleTag } from "./head.ts";
import { htmlSurface } from "./html-surface.tsx";
import { Colophon, Masthead } from "./masthead.tsx";

const ENGLISH = "en" as LanguageTag;

/** A page that only says something, and that search engines leave out. */
export const noticePage = (
  publication: Publication | undefined,
  title: string,
  message: JSX.Element,
): string => {
  const language = publication?.language ?? ENGLISH;
  const text = written(language);
  const surface = publication && htmlSurface(publication, text);
  return htmlDocument({
    language,
    direction: text.direction,
    head: [
      pageStart(publication),
      titleTag(publication ? `${title} – ${publication.title}` : title),
      named("robots", "noindex"),
    ].join(""),
    body: (
      <body>
        {publication && surface && (
          <>
            <a class="skip" href="#content" {...surface.english}>
              Skip to the notice
            </a>
            <Masthead
              publication={publication}
              surface={surface}
              place={{ kind: "inside", language }}
            />
          </>
        )}
        <main id="content" class="notice" {...englishWithin(text)}>
          <h1>{title}</h1>
          {message}
          {publication && surface && (
            <p>
              <a href={surface.address(`${publication.baseUrl}/`)}>Go to {publication.title}</a>
            </p>
          )}
        </main>
        {publication && surface && (
          <Colophon publication={publication} surface={surface} language={language} />
        )}
      </body>
    ),
  });
};
