import type { Locator, Page } from "playwright-core";
import type { App } from "./app.ts";

export interface PickedFile {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

/** The library as a person sees and uses it. */
export class LibraryPage {
  readonly page: Page;
  readonly searchBox: Locator;
  /** The error below the search box. */
  readonly searchProblem: Locator;
  /** What says how many photos there are. */
  readonly total: Locator;
  readonly photos: Locator;
  readonly uploads: Locator;
  readonly viewer: Locator;

  constructor(page: Page) {
    this.page = page;
    this.searchBox = page.getByRole("combobox", { name: "Search photos" });
    this.searchProblem = page.getByRole("search").getByRole("alert");
    this.total = page.getByRole("main").getByRole("status");
    this.photos = page.getByRole("list", { name: "Photos" }).getByRole("link");
    this.uploads = page.getByRole("region", { name: "Uploads" });
    this.viewer = page.getByRole("dialog");
  }

  /** Goes to the app and signs in by its form. */
  static async signedIn(app: App, { email, password } = app.user): Promise<LibraryPage> {
    const page = await app.newPage();
    await page.goto("/");
    await page.getByLabel("Email").fill(email);
    await page.getByLabel("Password").fill(password);
    await page.getByRole("button", { name: "Sign in" }).click();
    const library = new LibraryPage(page);
    await library.searchBox.waitFor();
    return library;
  }

  /** Chooses files as by the file dialog. */
  choose(...files: PickedFile[]): Promise<void> {
    return this.page.locator("input[type=file]").setInputFiles(files);
  }

  /** Drops a file on the page; its name may be one that no file system allows. Zeros fill it up to `byteSize`. */
  async drop({ name, mimeType, buffer }: PickedFile, byteSize = buffer.length): Promise<void> {
    const file = { name, type: mimeType, content: buffer.toString("base64"), byteSize };
    await this.page.evaluate(({ name, type, content, byteSize }) => {
      const bytes = new Uint8Array(byteSize);
      bytes.set(Uint8Array.from(atob(content), (character) => character.charCodeAt(0)));
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([bytes], name, { type }));
      document.body.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
    }, file);
  }

  upload(filename: string): Locator {
    return this.uploads.getByRole("listitem").filter({ has: this.page.getByText(filename, { exact: true }) });
  }

  /** Uploads files and waits until all can be searched. */
  async add(...files: PickedFile[]): Promise<void> {
    await this.choose(...files);
    for (const { name } of files) await this.upload(name).getByText("Ready").waitFor();
  }

  photo(filename: string): Locator {
    return this.photos.and(this.page.getByRole("link", { name: filename, exact: true }));
  }
}
