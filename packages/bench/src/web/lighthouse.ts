import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import lighthouse, { desktopConfig } from "lighthouse";
import { launchPersistent } from "../browser.ts";
import { signInOn } from "./signed-in.ts";

/** Scores 0–100. */
export interface Scores {
  performance: number;
  accessibility: number;
  bestPractices: number;
}

const port = 9_333;

/** Lighthouse's scores of the signed-in library, desktop preset, one for each of `runs`. */
export async function measureLighthouse(appUrl: string, runs: number): Promise<Scores[]> {
  const profile = await mkdtemp(join(tmpdir(), "bench-lighthouse-"));
  const context = await launchPersistent(profile, { baseURL: appUrl }, [`--remote-debugging-port=${port}`]);
  try {
    await signInOn(await context.newPage());
    const scores: Scores[] = [];
    for (let run = 0; run < runs; run++) scores.push(await scoresOf(appUrl));
    return scores;
  } finally {
    await context.close();
    await rm(profile, { recursive: true });
  }
}

async function scoresOf(appUrl: string): Promise<Scores> {
  const result = await lighthouse(
    appUrl,
    {
      port,
      logLevel: "error",
      onlyCategories: ["performance", "accessibility", "best-practices"],
      // Who is signed in stays signed in.
      disableStorageReset: true,
    },
    desktopConfig,
  );
  const categories = result?.lhr.categories;
  const score = (name: string) => Math.round((categories?.[name]?.score ?? Number.NaN) * 100);
  return {
    performance: score("performance"),
    accessibility: score("accessibility"),
    bestPractices: score("best-practices"),
  };
}
