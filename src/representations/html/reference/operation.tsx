import type { ApiContent, ApiParameter, ApiResponse, PlacedOperation } from "../../api-document.ts";
import { curlOf } from "./curl.ts";
import { MembersOf, Prose, Type } from "./schema.tsx";

/** One operation: what it asks for, what it takes, what it answers, and how to try it. */
export const Operation = ({ placed }: { placed: PlacedOperation }) => {
  const { method, path, operation, parameters } = placed;
  const { operationId, summary, security, requestBody, responses } = operation;
  const [scope] = security[0].token;
  const all = Object.entries(responses);
  const answers = all.filter(([, response]) => !isRefusal(response));
  const refusals = all.filter(([, response]) => isRefusal(response));
  return (
    <section id={operationId} class="operation">
      <h3>
        <a href={`#${operationId}`}>{summary}</a>
      </h3>
      <p class="request">
        <code>
          <strong>{method.toUpperCase()}</strong> {path}
        </code>
      </p>
      <p class="soft">
        {scope === undefined ? (
          "Any token will do."
        ) : (
          <>
            Needs a token with the scope <code>{scope}</code>.
          </>
        )}
      </p>
      {parameters.length > 0 && <Parameters parameters={parameters} />}
      {requestBody && (
        <>
          <h4>Body{!requestBody.required && ", or nothing"}</h4>
          <Content content={requestBody.content} />
        </>
      )}
      <h4>Answers</h4>
      <dl>
        {answers.map(([status, response]) => (
          <Answer status={status} response={response} />
        ))}
      </dl>
      <p class="soft">
        <a href={`#${REFUSALS}`}>Or a refusal</a>: {refusals.map(([status]) => status).join(", ")}.
      </p>
      <h4>Try it</h4>
      {/* What scrolls can be reached by keyboard. */}
      <pre tabindex={0}>
        <code>{curlOf(placed)}</code>
      </pre>
    </section>
  );
};

/** Where the page tells what refusals say, once: they are told in the same words everywhere. */
export const REFUSALS = "refusals";

/** Whether an answer is nothing but a problem (RFC 9457). */
export const isRefusal = ({ content = {} }: ApiResponse): boolean =>
  Object.keys(content).join() === "application/problem+json";

const PLACES = { path: "in the path", query: "in the query", header: "header" } as const;

const Parameters = ({ parameters }: { parameters: readonly ApiParameter[] }) => (
  <>
    <h4>Parameters</h4>
    <dl>
      {parameters.map(({ name, in: place, required, description }) => (
        <>
          <dt>
            <code>{name}</code>
            <span class="soft">
              {" "}
              {PLACES[place]}
              {required && ", always"}
            </span>
          </dt>
          <dd>
            <Prose text={`${description}.`} />
          </dd>
        </>
      ))}
    </dl>
  </>
);

const Content = ({ content }: { content: ApiContent }) => (
  <>
    {Object.entries(content).map(([type, { schema }]) => (
      <>
        <p>
          <code>{type}</code>
          {type.endsWith("ndjson") && ", each line"}
          {schema && (
            <>
              {": "}
              <Type of={schema} />
            </>
          )}
        </p>
        {schema && <MembersOf schema={schema} />}
      </>
    ))}
  </>
);

const Answer = ({ status, response }: { status: string; response: ApiResponse }) => {
  const { description, headers = {}, content = {} } = response;
  const names = Object.entries(headers);
  return (
    <>
      <dt>
        <code>{status}</code> <span class="soft">{description}</span>
      </dt>
      <dd>
        <Content content={content} />
        {names.map(([name, header]) => (
          <p>
            <code>{name}</code> <span class="soft">{header.description}</span>
          </p>
        ))}
      </dd>
    </>
  );
};
