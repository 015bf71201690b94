import { CfnManagedLoginBranding, type UserPool, type UserPoolClient } from "aws-cdk-lib/aws-cognito";
import type { Stack } from "sst/constructs";

/** The site's colours (`tokens.css`), as hexadecimal digits. */
export const palettes = {
  light: {
    paper: "fbfaf8",
    raised: "ffffff",
    ink: "1d1c1a",
    inkSoft: "5c5952",
    inkFaint: "716d65",
    line: "e2dfd8",
    lineStrong: "c9c5bc",
    accent: "b4540a",
    solid: "1d1c1a",
    solidHover: "3a3834",
    onSolid: "fbfaf8",
  },
  dark: {
    paper: "141413",
    raised: "1e1d1b",
    ink: "f0eee9",
    inkSoft: "b5b1a8",
    inkFaint: "96928a",
    line: "302e2a",
    lineStrong: "4a4741",
    accent: "f2a65a",
    solid: "f0eee9",
    solidHover: "d6d3cb",
    onSolid: "1a1918",
  },
};

type Palette = typeof palettes.light;

/** The look of what stands in several places of the page. */
const componentClasses = {
  buttons: { borderRadius: 10 },
  focusState: inBoth(({ accent }) => ({ borderColor: opaque(accent) })),
  input: {
    borderRadius: 10,
    ...inBoth(({ raised, lineStrong, inkFaint }) => ({
      defaults: { backgroundColor: opaque(raised), borderColor: opaque(lineStrong) },
      placeholderColor: opaque(inkFaint),
    })),
  },
  inputLabel: inBoth(({ ink }) => ({ textColor: opaque(ink) })),
  link: inBoth(({ accent, ink }) => ({
    defaults: { textColor: opaque(accent) },
    hover: { textColor: opaque(ink) },
  })),
};

/** The look of the page's own parts. */
const components = {
  form: {
    borderRadius: 16,
    ...inBoth(({ raised, line }) => ({ backgroundColor: opaque(raised), borderColor: opaque(line) })),
  },
  pageBackground: { image: { enabled: false }, ...inBoth(({ paper }) => ({ color: opaque(paper) })) },
  pageText: inBoth(({ ink, inkSoft }) => ({
    bodyColor: opaque(inkSoft),
    descriptionColor: opaque(inkSoft),
    headingColor: opaque(ink),
  })),
  primaryButton: inBoth(({ solid, solidHover, onSolid }) => ({
    defaults: { backgroundColor: opaque(solid), textColor: opaque(onSolid) },
    hover: { backgroundColor: opaque(solidHover), textColor: opaque(onSolid) },
    active: { backgroundColor: opaque(solidHover), textColor: opaque(onSolid) },
  })),
};

/** The sign-in page's look; without one, managed login answers with an error. What is not named stays Cognito's. */
export function brandManagedLogin(stack: Stack, userPool: UserPool, client: UserPoolClient): void {
  new CfnManagedLoginBranding(stack, "SignInLook", {
    userPoolId: userPool.userPoolId,
    clientId: client.userPoolClientId,
    settings: {
      categories: { global: { colorSchemeMode: "DYNAMIC", spacingDensity: "REGULAR" } },
      componentClasses,
      components,
    },
  });
}

/** Settings of a part for either colour scheme. */
function inBoth<Settings>(settingsFor: (palette: Palette) => Settings) {
  return { lightMode: settingsFor(palettes.light), darkMode: settingsFor(palettes.dark) };
}

function opaque(colour: string): string {
  return `${colour}ff`;
}
