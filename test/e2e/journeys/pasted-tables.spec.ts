import type { Locator } from "@playwright/test";
import { expect, goTo, sentence, test, tile } from "./app.ts";

/** Tables as people have them, and what R (metafor 3.8, rma with test = "adhoc") makes of them. */
const TABLES: readonly {
  readonly what: string;
  readonly lines: readonly string[];
  readonly said: string;
  readonly q: string;
}[] = [
  {
    what: "two rows of Spanish names, decimal commas and thousands",
    lines: [
      "Estudio|Año|Grupo intervención|||Grupo control||",
      "||n|Media|DE|n|Media|DE",
      "García y cols.|2009|32|24,3|5,1|30|21,0|4,9",
      "Muñoz-Pérez|2011|58|22,85|6,4|61|20,2|6,0",
      "Ibáñez|2013|120|25,1|4,75|118|24,6|5,2",
      "Núñez et al.|2016|41|27,0|5,9|39|22,4|6,3",
      "López & Ruiz|2018|1.024|23,4|5,5|1.019|22,9|5,6",
      "Sáez|2021|77|24,9|4,4|80|23,1|4,8",
    ],
    said: "SMD = 0.33 [0.05, 0.62]",
    q: "16.7",
  },
  {
    what: "the groups of a German table",
    lines: [
      "Autor (Jahr)|N_VG|MW_VG|SD_VG|N_KG|MW_KG|SD_KG|Setting",
      "Müller (2008)|25|12,4|3,1|24|10,2|3,3|Schule",
      "Schäfer (2010)|40|13,1|2,9|38|11,9|3,0|Klinik",
      "Weiß (2012)|33|11,75|3,6|35|10,0|3,4|Klinik",
      "Jäger (2015)|61|12,0|3,2|60|11,4|3,1|Schule",
      "Köhler (2019)|18|14,2|2,7|20|10,9|2,8|Schule",
    ],
    said: "SMD = 0.50 [0.08, 0.92]",
    q: "6.9",
  },
  {
    what: "events of a drug and of a placebo in one cell with their totals",
    lines: [
      "Trial|Aspirin (n/N)|Placebo (n/N)|Country",
      "ASTRO-1|12/45|19/44|UK",
      "BELT 2004|3/120|9/118|USA",
      "CARE|0/61|4/60|Italy",
      "DART|45/502|61/498|Sweden",
      "EMBER|7/88|11/90|USA",
      "FOCUS-II|21 / 310|30 / 305|UK",
    ],
    said: "OR = 0.62 [0.43, 0.91]",
    q: "3.2",
  },
  {
    what: "a printed table with a title, footnotes, their signs and what was not reported",
    lines: [
      "Table 2. Coffee and stroke in cohort studies",
      "Study|Country|Sex|No. of cases|Adjusted RR (95% CI)",
      "Andersen 2006a|Norway|F|259|0.81 (0.62–1.06)",
      "Bidel 2010|Finland|M/F|NR|0.73* (0.59–0.90)",
      "Greenberg 2007b|USA|M/F|426|0.91 (0.70-1.18)†",
      "Happonen 2008|Finland|M/F|43|NR",
      "Larsson 2008|Finland|M|2,702|0.77 (0.66–0.90)",
      "Lopez-Garcia 2009|USA|F|2,280|0.80 [0.64, 0.98]",
      "Mineharu 2011|Japan|M/F|–|1.02 (0.77 to 1.36)‡",
      "Sugiyama 2010|Japan|M/F|425|0.71 (0.52–0.97)",
      "a Women only. b Adjusted for age. NR, not reported.",
    ],
    said: "RR = 0.80 [0.72, 0.89]",
    q: "5.3",
  },
  {
    what: "several effects of a study, said to be that",
    lines: [
      "Study|Outcome|Cohen's d|SE|N",
      "Adams 2010|Depression|0.42|0.15|180",
      "Adams 2010|Anxiety|0.31|0.15|180",
      "Baker 2012|Depression|0.18|0.21|92",
      "Cole 2013|Depression|0.65|0.24|74",
      "Cole 2013|Anxiety|0.50|0.24|74",
      "Cole 2013|Quality of life|0.22|0.23|74",
      "Diaz 2015|Anxiety|0.10|0.12|280",
      "Evans 2018|Depression|0.37|0.18|124",
      "Evans 2018|Anxiety|0.29|0.18|124",
      "Fox 2020|Depression|0.55|0.20|101",
    ],
    said: "Across 10 effects of 6 studies the pooled effect is 0.32 [0.19, 0.46]",
    q: "8.3",
  },
];

/** Arms below one another; the answer is that of the same numbers side by side. */
const ARMS = [
  "study|trt|responders|randomized",
  "1|no_contact|75|731",
  "1|group|363|714",
  "2|no_contact|9|140",
  "2|group|23|140",
  "3|no_contact|2|106",
  "3|group|9|205",
];

test("reads a table of arms as soon as it is pasted into the window", async ({ app, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await goTo(app, "Data");
  await app.getByRole("button", { name: "Import a table" }).click();
  const dialog = app.getByRole("dialog");
  await app.evaluate((text) => navigator.clipboard.writeText(text), ARMS.join("\n").replaceAll("|", "\t"));
  await dialog.getByRole("textbox").click();
  await app.keyboard.press("Control+v");
  await expect(dialog.getByRole("combobox", { name: "Reference arm" })).toHaveValue("no_contact");
  await dialog.getByRole("button", { name: "Import", exact: true }).click();
  await expect(sentence(app)).toContainText("OR = 4.66 [0.63, 34.46]");
});

for (const { what, lines, said, q } of TABLES) {
  test(`goes by a paste and one click to the plot: ${what}`, async ({ app }) => {
    await goTo(app, "Data");
    await app.evaluate(
      (text) => {
        const clipboardData = new DataTransfer();
        clipboardData.setData("text/plain", text);
        document.body.dispatchEvent(
          new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }),
        );
      },
      lines.map((line) => line.replaceAll("|", "\t")).join("\n"),
    );
    await app.getByRole("dialog").getByRole("button", { name: "Import", exact: true }).click();
    await expect(sentence(app)).toContainText(said);
    await expect(tile(app, "Cochran Q")).toContainText(q);
    await expect(app.locator("svg.scene .scene-study").first()).toBeVisible();
  });
}

/** What RevMan prints below its studies; the row of the total holds numbers like a study. */
const WITH_TOTAL = [
  "Study|Intervention mean|Intervention SD|Intervention N|Control mean|Control SD|Control N",
  "Ames 2010|12.1|4.2|40|14.0|4.4|41",
  "Berg 2012|10.4|3.9|55|11.2|4.1|52",
  "Cole 2015|11.8|4.0|33|13.9|3.8|35",
  "Total (95% CI)|11.4|4.0|128|13.0|4.1|128",
];

test("leaves a total out from the start, says so, and takes it in where it is asked to", async ({ app }) => {
  const paste = async (): Promise<Locator> => {
    await goTo(app, "Data");
    await app.evaluate(
      (text) => {
        const clipboardData = new DataTransfer();
        clipboardData.setData("text/plain", text);
        document.body.dispatchEvent(
          new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }),
        );
      },
      WITH_TOTAL.join("\n").replaceAll("|", "\t"),
    );
    return app.getByRole("dialog");
  };
  const dialog = await paste();
  const warning = dialog.getByText("The row “Total (95% CI)” is named as the sum of the others");
  await expect(warning).toBeInViewport();
  await dialog.getByRole("button", { name: "Import", exact: true }).click();
  await expect(sentence(app)).toContainText("3 studies");
  await goTo(app, "Data");
  await expect(app.getByText("sums up other rows")).toBeVisible();
  await (await paste()).getByRole("checkbox", { name: /Pool rows named as the sum/ }).check();
  await expect(warning).toBeHidden();
  await dialog.getByRole("button", { name: "Import", exact: true }).click();
  await expect(sentence(app)).toContainText("4 studies");
});
