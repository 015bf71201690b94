import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type App, browserIsThere, visitApp } from "./app.ts";
import { LibraryPage } from "./library-page.ts";
import { lastCodeTo } from "./user.ts";

describe.runIf(browserIsThere())("an account", () => {
  let app: App;
  beforeAll(async () => {
    app = await visitApp();
  });
  afterAll(() => app.stop());

  test("anyone signs up with the code that was sent, and gets an empty library", async () => {
    const email = "ada@example.com";
    const page = await app.newPage();
    await page.goto("/");
    await page.getByRole("button", { name: "Create an account" }).click();
    await page.getByLabel("Email").fill(email);
    await page.getByLabel("Password").fill("Lovelace-1815");
    await page.getByRole("button", { name: "Create account" }).click();
    await page.getByRole("heading", { name: "Confirm your address" }).waitFor();
    const code = await lastCodeTo(email, app.url);

    await page.getByLabel("Code").fill(code === "000000" ? "000001" : "000000");
    await page.getByRole("button", { name: "Confirm" }).click();
    await page.getByRole("alert").getByText("This code is not right.").waitFor();
    await page.getByLabel("Code").fill(code ?? "");
    await page.getByRole("button", { name: "Confirm" }).click();

    await page.getByRole("region", { name: "No photos yet" }).waitFor();
    expect(await page.getByRole("button", { name: "Account" }).getAttribute("title")).toBe(email);
  });

  test("a weak password is refused with what it lacks", async () => {
    const page = await app.newPage();
    await page.goto("/");
    await page.getByRole("button", { name: "Create an account" }).click();
    await page.getByLabel("Email").fill("bob@example.com");
    await page.getByLabel("Password").fill("long-enough-password");
    await page.getByRole("button", { name: "Create account" }).click();

    await page.getByRole("alert").waitFor();
    expect(await page.getByRole("alert").textContent()).toMatch(/not strong enough: .*(uppercase|numeric)/);
    expect(await lastCodeTo("bob@example.com", app.url)).toBeUndefined();
  });

  test("a wrong password is refused without telling whether the account is there", async () => {
    const page = await app.newPage();
    const refusals: (string | null)[] = [];

    for (const email of [app.user.email, "nobody@example.com"]) {
      await page.goto("/");
      await page.getByLabel("Email").fill(email);
      await page.getByLabel("Password").fill("Wrong-password-1");
      await page.getByRole("button", { name: "Sign in" }).click();
      await page.getByRole("alert").waitFor();
      refusals.push(await page.getByRole("alert").textContent());
    }

    expect(refusals).toEqual(Array(2).fill("The e-mail address or the password is not right."));
  });

  test("who signs out must sign in again", async () => {
    const { page } = await LibraryPage.signedIn(app);

    await page.getByRole("button", { name: "Account" }).click();
    await page.getByRole("button", { name: "Sign out" }).click();
    await page.getByRole("heading", { name: "Sign in" }).waitFor();
    await page.reload();

    await page.getByRole("heading", { name: "Sign in" }).waitFor();
    const stored = await page.evaluate(() => Object.keys(localStorage));
    expect(stored.filter((key) => /token/i.test(key))).toEqual([]);
  });
});
