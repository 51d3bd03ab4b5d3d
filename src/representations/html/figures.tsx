import type { Embed } from "../../model/block.ts";
import type { Audio, MediaCredit, Picture, Video } from "../../model/media.ts";
import type { InlineHtml } from "../../model/inline.ts";
import { clockTime, CREDITS, PROVIDERS, WORDS } from "../markup/words.ts";
import { Chapters } from "./chapters.tsx";
import type { ImageUse, Surface } from "./surface.ts";

export const PictureFigure = (props: { picture: Picture; surface: Surface; use: ImageUse }) => {
  const { picture, surface, use } = props;
  return (
    <figure class="picture">
      {surface.image(picture, use)}
      {(picture.caption ?? picture.credit) && (
        <figcaption>
          <Caption of={picture} surface={surface} />
        </figcaption>
      )}
    </figure>
  );
};

export const AudioFigure = ({ audio, surface }: { audio: Audio; surface: Surface }) => (
  <figure class="recording">
    <figcaption>
      <strong>{audio.title}</strong> <PlayingTime seconds={audio.durationSeconds} />
      {audio.transcriptUrl && (
        <a href={surface.address(audio.transcriptUrl)} {...surface.english}>
          {WORDS.transcript}
        </a>
      )}
      <Caption of={audio} surface={surface} />
    </figcaption>
    {surface.audio(audio)}
    <Chapters of={audio} surface={surface} />
  </figure>
);

export const VideoFigure = ({ video, surface }: { video: Video; surface: Surface }) => (
  <figure class="recording">
    {surface.video(video)}
    <figcaption>
      <strong>{video.title}</strong> <PlayingTime seconds={video.durationSeconds} />
      <Caption of={video} surface={surface} />
      <Chapters of={video} surface={surface} />
    </figcaption>
  </figure>
);

/** Something at another publisher: a component where the surface has one, else a link with its picture. */
export const EmbedFigure = ({ embed, surface }: { embed: Embed; surface: Surface }) => {
  const component = surface.embed(embed);
  return component ? (
    <figure class="recording">
      {component}
      <figcaption>
        <EmbedWords embed={embed} surface={surface} />
      </figcaption>
    </figure>
  ) : (
    <div class="link-card">
      {embed.picture &&
        surface.image({ ...embed.picture, alt: "" }, { place: "card", loading: "lazy" })}
      <EmbedWords embed={embed} surface={surface} />
    </div>
  );
};

const EmbedWords = ({ embed, surface }: { embed: Embed; surface: Surface }) => (
  <div>
    <p class="kicker">{providerName(embed)}</p>
    <p>
      <a href={surface.address(embed.url)}>{embed.title}</a>
    </p>
    {embed.description && <p class="soft">{embed.description}</p>}
    {(embed.picture?.caption ?? embed.picture?.credit) && (
      <p class="soft">
        <Caption of={embed.picture} surface={surface} />
      </p>
    )}
  </div>
);

const providerName = ({ provider, url }: Embed): string =>
  PROVIDERS[provider] ?? URL.parse(url)?.hostname.replace(/^www\./, "") ?? url;

const PlayingTime = ({ seconds }: { seconds: number }) => (
  <time datetime={`PT${Math.round(seconds)}S`}>{clockTime(seconds)}</time>
);

interface Captioned {
  readonly caption?: InlineHtml;
  readonly credit?: MediaCredit;
}

const Caption = ({ of, surface }: { of: Captioned; surface: Surface }) => (
  <>
    {of.caption && <span dangerouslySetInnerHTML={surface.inline(of.caption)} />}{" "}
    {of.credit && (
      <small class="credit" {...surface.english}>
        {CREDITS[of.credit.role]}: {of.credit.name}
      </small>
    )}
  </>
);
