/** The system's Chromium with the page open, as a reader has it: from a folder, without a network. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";

const PLACES = [
  process.env.CHROMIUM_PATH,
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/** Chromium, where there is one. */
export const chromiumPath = PLACES.find((path) => path !== undefined && existsSync(path));

export const launch = (): Promise<Browser> =>
  chromium.launch({
    executablePath: chromiumPath,
    args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"],
  });

export interface Opened {
  readonly page: Page;
  /** What must stay empty: errors, warnings, and requests to anywhere. */
  readonly noise: readonly string[];
}

/** Opens verify.html of a folder. `before` runs in the page before its own script. */
export async function open(
  browser: Browser,
  folder: string,
  options: BrowserContextOptions = {},
  before?: () => void,
): Promise<Opened> {
  const context = await browser.newContext({
    locale: "zh-CN",
    viewport: { width: 1100, height: 900 },
    ...options,
  });
  const page = await context.newPage();
  const noise: string[] = [];
  page.on("console", (message) => noise.push(`${message.type()}: ${message.text()}`));
  page.on("pageerror", (error) => noise.push(`error: ${error.message}`));
  page.on("request", (request) => {
    if (!/^(file|blob|data):/.test(request.url())) noise.push(`request: ${request.url()}`);
  });
  if (before) await page.addInitScript(before);
  await page.goto(pathToFileURL(join(folder, "verify.html")).href);
  return { page, noise };
}

/** Waits for the verdict and gives its class and text. */
export async function verdict(page: Page): Promise<{ kind: string; text: string }> {
  await page.waitForSelector("#verdict.good, #verdict.bad");
  const box = page.locator("#verdict");
  return {
    kind: (await box.getAttribute("class")) ?? "",
    text: (await box.innerText()).replace(/\s+/g, " "),
  };
}

/** Hands files (or a folder) to one of the page's two inputs and waits for what it says of them. */
export async function check(
  page: Page,
  files: Parameters<Page["setInputFiles"]>[1],
  input: "#files" | "#folder" = "#folder",
): Promise<{ kind: string; text: string }> {
  await page.evaluate("document.querySelector('#verdict').className = ''"); // not the verdict before
  await page.setInputFiles(input, files);
  return await verdict(page);
}

/** Looks a unit up by its id and opens its card. */
export async function lookUp(page: Page, id: string): Promise<string> {
  await page.fill("#lookup", id);
  await page.locator(`.hits button[data-id="${id}"]`).click();
  await page.waitForSelector(`.unit code:text-is("${id}")`);
  return (await page.locator(".unit").innerText()).replace(/\s+/g, " ");
}
