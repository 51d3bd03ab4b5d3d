import type { Audio, Picture, Video } from "../../model/media.ts";
import type { Publication } from "../../model/publication.ts";
import { fileAtLeast } from "../../model/rendition.ts";
import { englishWithin, type Written } from "./furniture.ts";
import { choiceOf, type ImageUse, localAddress, type Surface } from "./surface.ts";

/** Native elements, nothing loaded from third parties, embeds as link cards. */
export const htmlSurface = ({ baseUrl }: Pick<Publication, "baseUrl">, text: Written): Surface => {
  const address = (url: string) => localAddress(url, baseUrl);
  const english = englishWithin(text);
  return {
    english,
    address,
    inline: (html) => ({ __html: html }),
    image: (picture, use) => <Image picture={picture} use={use} address={address} />,
    logo: ({ url, alt, width, height }) => (
      <img class="logo" src={address(url)} alt={alt} width={width} height={height} />
    ),
    audio: (audio) => <AudioPlayer audio={audio} address={address} />,
    video: (video) => <VideoPlayer video={video} address={address} english={english} />,
    embed: () => undefined,
  };
};

type Address = Surface["address"];

const Image = (props: { picture: Picture; use: ImageUse; address: Address }) => (
  <img
    src={props.address(props.picture.url)}
    {...choiceOf(props.picture, props.use, props.address)}
    alt={props.picture.alt}
    width={props.picture.width}
    height={props.picture.height}
    class={props.use.class}
    decoding="async"
    {...(props.use.loading === "first" ? { fetchpriority: "high" } : { loading: "lazy" })}
  />
);

const AudioPlayer = ({ audio, address }: { audio: Audio; address: Address }) => (
  <audio controls preload="none" aria-label={audio.title}>
    <source src={address(audio.url)} type={audio.type} />
    <a href={address(audio.url)}>{audio.title}</a>
  </audio>
);

/** Of a text's column, twice: a poster is one file, which every visitor fetches. */
const POSTER_WIDTH = 1280;

const VideoPlayer = (props: { video: Video; address: Address; english: Surface["english"] }) => {
  const { video, address, english } = props;
  return (
    <video
      controls
      preload="none"
      playsinline
      width={video.width}
      height={video.height}
      poster={video.poster && address(fileAtLeast(video.poster, POSTER_WIDTH))}
      aria-label={video.title}
    >
      <source src={address(video.url)} type={video.type} />
      {video.captionsUrl && (
        <track
          kind="captions"
          src={address(video.captionsUrl)}
          label="Captions"
          default
          {...english}
        />
      )}
      <a href={address(video.url)}>{video.title}</a>
    </video>
  );
};
