import { whenServed } from "./served.ts";

await whenServed();
