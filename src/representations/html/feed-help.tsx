import { FEED_FILES } from "../feed-files.ts";

/** For somebody who has never subscribed to a feed. */
export const HowToSubscribe = () => (
  <section class="subscribe">
    <h2>How to subscribe</h2>
    <p>
      A feed is a list of the newest articles, made for programs. A feed reader fetches the feeds
      you choose and shows you what is new in them, from any number of papers, in one place.
    </p>
    <ol>
      <li>Get a feed reader: an app for your phone or computer, or a service on the web.</li>
      <li>
        Copy the address of a feed on this page, and paste it where your reader says “add a feed” or
        “follow”.
      </li>
      <li>That is all. To stop, take the feed out of your reader.</li>
    </ol>
  </section>
);

/** Each format in a sentence. */
export const Formats = () => (
  <section id="formats">
    <h2>Formats</h2>
    <p>Every feed is here in each of these, with the same articles. One of them is enough.</p>
    <dl>
      {FEED_FILES.map(({ title, about }) => (
        <>
          <dt>{title}</dt>
          <dd>{about}</dd>
        </>
      ))}
    </dl>
  </section>
);

/** All feeds in one file. */
export const Outline = ({ href }: { href: string }) => (
  <section id="outline">
    <h2>All feeds at once</h2>
    <p>
      An OPML file names every feed of this page. A reader that imports it subscribes to them all,
      and you take out what you do not want.
    </p>
    <p class="formats">
      <a href={href} download>
        Download the OPML file
      </a>
    </p>
  </section>
);
