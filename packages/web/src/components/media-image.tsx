import { type RefObject, useEffect, useRef, useState } from "react";
import { renewMediaSession, useMediaReady } from "../lib/media-session.ts";
import { thumbhashColor, thumbhashUrl } from "../lib/thumbhash-url.ts";

interface MediaImageProps {
  src: string;
  alt: string;
  thumbhash?: string | undefined;
  eager?: boolean;
}

/** A picture that is there by then needs nothing to stand for it, in ms. */
const patience = 60;

/**
 * A picture from `/media`. Until it is there its mean colour is seen, and soon its thumbhash. Waits for the media
 * cookies; when the picture cannot be loaded it renews them and tries once more.
 */
export function MediaImage({ src, alt, thumbhash = "", eager = false }: MediaImageProps) {
  const ready = useMediaReady();
  const [tries, setTries] = useState(0);
  const [broken, setBroken] = useState(false);
  const frame = useBlurred(thumbhash);
  const recover = () => {
    if (tries > 0) return setBroken(true);
    renewMediaSession()
      .then(() => setTries(1))
      .catch(() => setBroken(true));
  };
  return (
    <span ref={frame} className="media" style={{ backgroundColor: thumbhashColor(thumbhash) }}>
      {ready && !broken && (
        <img
          key={tries}
          src={src}
          alt={alt}
          loading={eager ? undefined : "lazy"}
          decoding="async"
          draggable={false}
          onError={recover}
        />
      )}
    </span>
  );
}

/** For the frame of a picture: shows its thumbhash there, unless the picture itself is there soon. */
function useBlurred(thumbhash: string): RefObject<HTMLSpanElement | null> {
  const frame = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    // Not by a state: a grid shows hundreds of these a second.
    const timer = setTimeout(() => {
      const image = frame.current?.querySelector("img");
      const blurred = image?.complete && image.naturalWidth > 0 ? undefined : thumbhashUrl(thumbhash);
      if (blurred) frame.current?.style.setProperty("background-image", `url(${blurred})`);
    }, patience);
    return () => clearTimeout(timer);
  }, [thumbhash]);
  return frame;
}
