import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type App, browserIsThere, visitApp } from "./app.ts";
import { LibraryPage } from "./library-page.ts";

const changedPassword = "Changed-password-2";

describe.runIf(browserIsThere())("settings", () => {
  let app: App;
  beforeAll(async () => {
    app = await visitApp();
  });
  afterAll(() => app.stop());
  const signedInAgain = () => LibraryPage.signedIn(app, { ...app.user, password: changedPassword });

  test("the theme and the language of a device are kept, also on the way in", async () => {
    const { page } = await LibraryPage.signedIn(app);
    await page.goto("/settings");
    const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const light = await background();

    await page.getByRole("radio", { name: "Dark" }).check();
    await expect.poll(background).not.toBe(light);
    await page.getByLabel("Language").selectOption("Deutsch");
    await page.getByRole("heading", { name: "Einstellungen" }).waitFor();
    await page.reload();

    await page.getByRole("heading", { name: "Einstellungen" }).waitFor();
    expect(await background()).not.toBe(light);
    expect(await page.evaluate(() => document.documentElement.lang)).toBe("de");
    await page.getByRole("button", { name: "Konto", exact: true }).click();
    await page.getByRole("button", { name: "Abmelden", exact: true }).click();
    await page.getByRole("heading", { name: "Anmelden" }).waitFor();
  });

  test("who speaks German is spoken to in German from the first screen on, also of what is wrong", async () => {
    const page = await app.newPage({ locale: "de-AT" });
    await page.goto("/?q=lable:dog");

    await page.getByRole("heading", { name: "Anmelden" }).waitFor();
    await page.getByLabel("E-Mail").fill(app.user.email);
    await page.getByLabel("Passwort").fill(app.user.password);
    await page.getByRole("button", { name: "Anmelden" }).click();
    const problem = page.getByRole("search").getByRole("alert");
    await problem.getByText("Ein Feld „lable“ gibt es nicht. Meinten Sie label, wie in label:dog?").waitFor();
    await page.getByRole("combobox", { name: "Fotos suchen" }).fill('cat "dog');
    await problem.getByText("Das Anführungszeichen wird nie geschlossen.").waitFor();
  });

  test("a password is changed by who knows the present one", async () => {
    const { page } = await LibraryPage.signedIn(app);
    const change = async (present: string, next: string) => {
      await page.getByLabel("Present password").fill(present);
      await page.getByLabel("New password").fill(next);
      await page.getByRole("button", { name: "Save" }).click();
    };
    await page.goto("/settings");
    await page.getByRole("button", { name: "Change password" }).click();

    await change("Wrong-password-1", changedPassword);
    await page.getByRole("alert").getByText("The present password is not right.").waitFor();
    await change(app.user.password, "weak");
    await page.getByRole("alert").getByText("This password is not strong enough").waitFor();
    await change(app.user.password, changedPassword);

    await page.getByText("Your password is changed.").waitFor();
    await signedInAgain();
  });

  test("who signs out everywhere is out on every other device as soon as its token is renewed", async () => {
    const [here, elsewhere] = [await signedInAgain(), await signedInAgain()];
    await here.page.goto("/settings");
    await here.page.getByRole("button", { name: "Sign out everywhere" }).click();
    await here.page.getByRole("dialog").getByRole("button", { name: "Sign out everywhere" }).click();
    await here.page.getByRole("heading", { name: "Sign in" }).waitFor();

    // The API's token is good for a quarter of an hour; an answer of 401 has it renewed now.
    await elsewhere.page.route("**/api/images*", (route) => route.fulfill({ status: 401, body: "{}" }));
    await elsewhere.page.reload();

    await elsewhere.page.getByRole("heading", { name: "Sign in" }).waitFor();
  });
});
