import { workshop } from "./served.ts";

/** Where the newsroom that tests may publish to is served. */
export const workshopOrigin = (): string => workshop().origin;

/**
 * Sends JSON to its publishing API, as any client does.
 * @param path below `/publishing/`
 */
export const put = (
  path: string,
  what: unknown,
  precondition: Readonly<Record<string, string>> = { "If-None-Match": "*" },
): Promise<Response> =>
  fetch(new URL(`/publishing/${path}`, workshopOrigin()), {
    method: "PUT",
    headers: { ...authorization(), "Content-Type": "application/json", ...precondition },
    body: JSON.stringify(what),
  });

/** The same, where anything but acceptance is an error; resolves when readers have it. */
export const publish = async (...sent: Parameters<typeof put>): Promise<void> => {
  const response = await put(...sent);
  const text = await response.text();
  if (!response.ok) throw new Error(`${sent[0]}: ${response.status} ${text}`);
  if (response.status !== 202) return;
  const projection = new URL(response.headers.get("location") ?? "", workshopOrigin());
  for (;;) {
    const progress = await fetch(projection, { headers: authorization() });
    if ((await progress.json<{ readonly done: boolean }>()).done) return;
    await new Promise((resolve) => {
      setTimeout(resolve, 100);
    });
  }
};

/** Withdraws what was published there. */
export const withdraw = (path: string, reason: string): Promise<Response> => {
  const url = new URL(`/publishing/${path}`, workshopOrigin());
  url.searchParams.set("reason", reason);
  return fetch(url, { method: "DELETE", headers: authorization() });
};

/** Publishes a file under the digest that is its name. */
export const upload = async (name: string, file: Uint8Array<ArrayBuffer>): Promise<void> => {
  const url = new URL(`/publishing/media/${name}`, workshopOrigin());
  const response = await fetch(url, { method: "PUT", headers: authorization(), body: file });
  if (!response.ok) throw new Error(`${name}: ${response.status} ${await response.text()}`);
};

const authorization = (): Record<string, string> => ({
  Authorization: `Bearer ${workshop().token}`,
});
