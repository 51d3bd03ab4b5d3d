import { setTimeout } from "node:timers/promises";
import type { Route } from "playwright-core";
import { A_PERSON } from "../support/clients.ts";
import { askOther } from "./other-newsstand.ts";
import { judgePages } from "./page-judge.ts";
import { AMP_KINDS, AMP_RUNTIME, OTHER_KINDS } from "./page-kinds.ts";

/** How long a file of a newsroom that is on no network takes. */
const LATE_MS = 200;

/** Lets a newsroom answer that is on no network, which is why the browser sends no signs of a person. */
const fulfillByOther = async (route: Route): Promise<void> => {
  const request = route.request();
  // What comes after the page, as it does on a network, is to move nothing in it.
  if (new URL(request.url()).pathname.startsWith("/media/")) await setTimeout(LATE_MS);
  const response = await askOther(request.url(), request.isNavigationRequest() ? A_PERSON : {});
  await route.fulfill({
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body: Buffer.from(await response.arrayBuffer()),
  });
};

judgePages([...AMP_KINDS, ...OTHER_KINDS], async (page) => {
  await page.route(`${AMP_RUNTIME}**`, (route) =>
    route.fulfill({ contentType: "text/javascript", body: "" }),
  );
  await page.route("https://*.example/**", fulfillByOther);
});
