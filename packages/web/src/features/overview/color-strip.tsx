import type { Stats } from "@image-content-search/core/contract";
import { Link } from "wouter";
import "../../components/color-values.css";
import { texts } from "../../messages/index.ts";
import { colorName } from "../search/value-names.ts";

interface ColorStripProps {
  colors: Stats["colors"];
  hrefOf: (color: string) => string;
}

/** The colours of the library, each as wide as its share. */
export function ColorStrip({ colors, hrefOf }: ColorStripProps) {
  return (
    <ul className="color-strip">
      {colors.map(({ value, count }) => (
        <li key={value} style={{ flexGrow: count }}>
          <Link
            href={hrefOf(value)}
            title={texts().overview.bar(colorName(value), count)}
            aria-label={texts().overview.bar(colorName(value), count)}
            data-color={value}
          />
        </li>
      ))}
    </ul>
  );
}
