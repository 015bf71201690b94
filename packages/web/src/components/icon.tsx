const paths = {
  activity: "M3 12h4l3-8 4 16 3-8h4",
  alert: "M12 8v5m0 3.5v.01M12 3 2.5 20h19z",
  back: "M19 12H5m6-7-7 7 7 7",
  bookmark: "M7 4h10v16l-5-4-5 4z",
  boxes:
    "M4 8V5a1 1 0 0 1 1-1h3m8 0h3a1 1 0 0 1 1 1v3m0 8v3a1 1 0 0 1-1 1h-3m-8 0H5a1 1 0 0 1-1-1v-3m5-7h6v6H9z",
  camera: "M4 8h4l1.5-3h5L16 8h4v11H4zm8 8.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7Z",
  check: "m5 12.5 4.5 4.5L19 7",
  close: "M6 6l12 12M18 6 6 18",
  download: "M12 4v11m-5-5 5 5 5-5M5 20h14",
  filters: "M4 7h10m4 0h2M4 17h2m4 0h10M16 5v4M8 15v4",
  down: "m6 9 6 6 6-6",
  minus: "M5 12h14",
  folder: "M3 6.5h6l2 2.5h10v10H3z",
  image: "M4 5h16v14H4zm0 11 5-5 4 4 3-3 4 4M15.5 9v.01",
  more: "M5 12v.01M12 12v.01M19 12v.01",
  pause: "M9 6v12m6-12v12",
  play: "m8 6 10 6-10 6z",
  plus: "M12 5v14M5 12h14",
  left: "m15 5-7 7 7 7",
  retry: "M4 12a8 8 0 1 0 2.5-5.8M4 4v4.5h4.5",
  right: "m9 5 7 7-7 7",
  search: "M11 18a7 7 0 1 0 0-14 7 7 0 0 0 0 14Zm5-2 5 5",
  trash: "M4 7h16M9 7V4h6v3m-9 0 1 13h10l1-13M10 11v5m4-5v5",
  up: "m6 15 6-6 6 6",
  upload: "M12 20V8m-5 5 5-5 5 5M5 4h14",
} as const;

export type IconName = keyof typeof paths;

/** A decorative line icon in the colour of the text; the control around it carries the name. */
export function Icon({ name, size = 20 }: { name: IconName; size?: number }) {
  return (
    <svg className="icon" viewBox="0 0 24 24" width={size} height={size} aria-hidden="true" focusable="false">
      <path d={paths[name]} />
    </svg>
  );
}
