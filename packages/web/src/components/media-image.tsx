import { type CSSProperties, useState } from "react";
import { mediaReady, renewMediaSession } from "../lib/media-session.ts";
import { useStore } from "../lib/store.ts";
import { thumbhashUrl } from "../lib/thumbhash-url.ts";

interface MediaImageProps {
  src: string;
  alt: string;
  thumbhash?: string | undefined;
  eager?: boolean;
}

/**
 * A picture from `/media` over its thumbhash. Waits for the media cookies; when it cannot be loaded it
 * renews them and tries once more.
 */
export function MediaImage({ src, alt, thumbhash, eager = false }: MediaImageProps) {
  const ready = useStore(mediaReady);
  const [tries, setTries] = useState(0);
  const [broken, setBroken] = useState(false);
  const blurred = thumbhash === undefined ? undefined : thumbhashUrl(thumbhash);
  const style: CSSProperties = blurred ? { backgroundImage: `url(${blurred})` } : {};

  const recover = () => {
    if (tries > 0) return setBroken(true);
    renewMediaSession()
      .then(() => setTries(1))
      .catch(() => setBroken(true));
  };

  return (
    <span className="media" data-broken={broken} style={style}>
      {ready && !broken && (
        <img
          key={tries}
          src={src}
          alt={alt}
          loading={eager ? "eager" : "lazy"}
          decoding="async"
          draggable={false}
          onError={recover}
        />
      )}
    </span>
  );
}
