/** How a picture is shown in its room: enlarged by `scale`, its middle moved by pixels from the room's middle. */
export interface Zoom {
  scale: number;
  x: number;
  y: number;
}

export interface Size {
  width: number;
  height: number;
}

/** The whole picture, as large as its room. */
export const fitted: Zoom = { scale: 1, x: 0, y: 0 };

const most = 8;

/** How much nearer a click or a key brings the picture. */
export const zoomStep = 1.5;

/** What a key does to the zoom: + and − are steps, 0 fits the picture again; undefined for others. */
export function zoomFactorOf(key: string): number | undefined {
  const factors: Record<string, number> = { "+": zoomStep, "=": zoomStep, "-": 1 / zoomStep, "0": 0 };
  return factors[key];
}

/**
 * Enlarged by a factor about a point, which stays where it is; points are in pixels from the room's middle.
 * The picture never gets smaller than it fits, nor leaves its room: `picture` is its size as it fits.
 */
export function zoomed(
  zoom: Zoom,
  factor: number,
  point: { x: number; y: number },
  picture: Size,
  room: Size,
): Zoom {
  const scale = Math.min(most, Math.max(1, zoom.scale * factor));
  const grown = scale / zoom.scale;
  const x = point.x - (point.x - zoom.x) * grown;
  const y = point.y - (point.y - zoom.y) * grown;
  return kept({ scale, x, y }, picture, room);
}

/** Moved by pixels, as far as there is picture to be seen. */
export function panned(zoom: Zoom, by: { x: number; y: number }, picture: Size, room: Size): Zoom {
  return kept({ ...zoom, x: zoom.x + by.x, y: zoom.y + by.y }, picture, room);
}

function kept({ scale, x, y }: Zoom, picture: Size, room: Size): Zoom {
  return {
    scale,
    x: within(x, (picture.width * scale - room.width) / 2),
    y: within(y, (picture.height * scale - room.height) / 2),
  };
}

/** Within a distance on either side; 0 where there is none. */
function within(value: number, distance: number): number {
  const limit = Math.max(0, distance);
  return Math.min(limit, Math.max(-limit, value)) || 0;
}
