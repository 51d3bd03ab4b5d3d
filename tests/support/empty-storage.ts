import { reset } from "cloudflare:test";

/** One workerd runs many files of tests: each begins with an empty KV, and without another's newsrooms. */
await reset();
