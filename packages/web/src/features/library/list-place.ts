import { useCallback, useRef, useState } from "react";
import { useLocation } from "wouter";

/** Exactly where somebody is in a result: an image, and how far its top lies below the top of the view. */
export interface ScrollPlace {
  imageId: string;
  offset: number;
}

/** Where somebody is in a result, and ways to go elsewhere. */
export interface ListPlace {
  /** The day from which the result is asked for; undefined from its first image. */
  seek: string | undefined;
  /** Asks for another part of the result. */
  goTo: (day: string | undefined) => void;
  /** Writes where somebody is into the address, so that it can be shared and come back to. */
  remember: (day: string | undefined, place: ScrollPlace | undefined) => void;
}

interface ListPlaceOptions {
  q: string;
  /** The day in the address. */
  at: string | undefined;
  /** Whether the address is that of the list. */
  shown: boolean;
  /** Address of the list from a day on. */
  hrefOf: (day: string | undefined) => string;
}

/** Keeps the part of a result that is shown in step with the address. */
export function useListPlace({ q, at, shown, hrefOf }: ListPlaceOptions): ListPlace {
  const [, navigate] = useLocation();
  const [seek, setSeek] = useState(at);
  const written = useRef({ q, at });
  if (shown && (written.current.q !== q || written.current.at !== at)) {
    written.current = { q, at };
    if (seek !== at) setSeek(at);
  }
  const remember = useCallback<ListPlace["remember"]>(
    (day, place) => {
      const state: unknown = history.state;
      if (written.current.at === day && samePlace(placeOf(state), place)) return;
      written.current = { q, at: day };
      navigate(hrefOf(day), { replace: true, state: { ...Object(state), place } });
    },
    [q, hrefOf, navigate],
  );
  return { seek, goTo: setSeek, remember };
}

/** The place that an entry of the browser's history keeps. */
export function placeOf(state: unknown): ScrollPlace | undefined {
  const { place } = Object(state);
  return typeof place?.imageId === "string" && typeof place.offset === "number" ? place : undefined;
}

function samePlace(one: ScrollPlace | undefined, other: ScrollPlace | undefined): boolean {
  return one?.imageId === other?.imageId && one?.offset === other?.offset;
}
