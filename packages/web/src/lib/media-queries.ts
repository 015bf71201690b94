// Asking for one anew in each drawing takes longer than drawing a small component.

/** Whether fingers are what points here. */
export const touch = matchMedia("(pointer: coarse)");

/** Whether there is room for filters beside the photos. */
export const wideScreen = matchMedia("(min-width: 1100px)");
