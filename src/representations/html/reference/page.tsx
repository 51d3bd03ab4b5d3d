import type { LanguageTag } from "../../../model/language.ts";
import type { Publication } from "../../../model/publication.ts";
import { type ApiDocument, operationsOf } from "../../api-document.ts";
import { htmlDocument } from "../document.ts";
import { englishWithin, written } from "../furniture.ts";
import { named, pageStart, sheetLink, titleTag } from "../head.ts";
import { htmlSurface } from "../html-surface.tsx";
import { Colophon, Masthead } from "../masthead.tsx";
import { isRefusal, Operation, REFUSALS } from "./operation.tsx";
import { bodyAnchor, MembersOf, Prose, Type } from "./schema.tsx";
import { referenceSheet } from "./sheet.ts";

const ENGLISH = "en" as LanguageTag;

/** The description of the API for people; programs read the same document as it is. */
export const referencePage = (document: ApiDocument, publication?: Publication): string => {
  const { title } = document.info;
  const language = publication?.language ?? ENGLISH;
  const text = written(language);
  const surface = publication && htmlSurface(publication, text);
  return htmlDocument({
    ...text,
    head: [
      pageStart(publication),
      sheetLink(referenceSheet().path),
      titleTag(publication ? `${title} – ${publication.title}` : title),
      named("robots", "noindex"),
    ].join(""),
    body: (
      <body>
        <a class="skip" href="#content" {...englishWithin(text)}>
          Skip to the reference
        </a>
        {publication && surface && (
          <Masthead
            publication={publication}
            surface={surface}
            place={{ kind: "inside", language }}
          />
        )}
        <main id="content" class="reference" {...englishWithin(text)}>
          <h1>{title}</h1>
          <Introduction />
          <Contents document={document} />
          <h2 id="operations">Operations</h2>
          {operationsOf(document).map((placed) => (
            <Operation placed={placed} />
          ))}
          <h2 id={REFUSALS}>Refusals</h2>
          <Refusals document={document} />
          <h2 id="bodies">Bodies</h2>
          <Bodies document={document} />
        </main>
        {publication && surface && (
          <Colophon publication={publication} surface={surface} language={language} />
        )}
      </body>
    ),
  });
};

const Introduction = () => (
  <>
    <p>
      A command line, a newsroom system and curl publish by the same requests. Each carries a token:{" "}
      <code>Authorization: Bearer …</code>. A token has scopes, and each operation names the one it
      needs. Programs read this page as <a href="/publishing/openapi.json">OpenAPI 3.1</a>.
    </p>
    <p>
      To try the examples, put the address of the site into <code>EDGEWIRE</code> and a token into{" "}
      <code>EDGEWIRE_TOKEN</code>. Whatever is refused is told as a{" "}
      <a href={`#${bodyAnchor("Problem")}`}>Problem</a>.
    </p>
  </>
);

const Contents = ({ document }: { document: ApiDocument }) => (
  <nav aria-label="Contents">
    <ol>
      {operationsOf(document).map(({ method, path, operation }) => (
        <li>
          <a href={`#${operation.operationId}`}>{operation.summary}</a>{" "}
          <code class="soft">
            {method.toUpperCase()} {path}
          </code>
        </li>
      ))}
    </ol>
  </nav>
);

const Refusals = ({ document }: { document: ApiDocument }) => {
  const all = operationsOf(document).flatMap(({ operation }) =>
    Object.entries(operation.responses),
  );
  const phrases = new Map(
    all
      .filter(([, response]) => isRefusal(response))
      .map(([status, { description }]) => [status, description]),
  );
  return (
    <>
      <p>
        Each is a <a href={`#${bodyAnchor("Problem")}`}>Problem</a>, which says what was wrong, all
        at once.
      </p>
      <dl>
        {[...phrases]
          .toSorted(([a], [b]) => Number(a) - Number(b))
          .map(([status, phrase]) => (
            <>
              <dt>
                <code>{status}</code>
              </dt>
              <dd>{phrase}</dd>
            </>
          ))}
      </dl>
    </>
  );
};

const Bodies = ({ document }: { document: ApiDocument }) => (
  <>
    {Object.entries(document.components.schemas).map(([name, schema]) => (
      <section id={bodyAnchor(name)} class="operation">
        <h3>
          <a href={`#${bodyAnchor(name)}`}>{name}</a>
        </h3>
        <p class="soft">
          {typeof schema["description"] === "string" && <Prose text={schema["description"]} />}
          {!schema["properties"] && (
            <>
              {" "}
              <Type of={schema} />
            </>
          )}
        </p>
        <MembersOf schema={schema} />
      </section>
    ))}
  </>
);
