import { act, expect, goTo, openSample, studyOf, test } from "./app.ts";

/** What a screen reader has of each window: read by hand, and stated here where roles, names and states matter. */

test("tells of a study that was chosen in a figure, and of the way to its effect", async ({ app }) => {
  await studyOf(app, "DanitzOrsillo").click();
  const study = app.getByRole("dialog", { name: "Study: DanitzOrsillo" });
  await expect(study).toMatchAriaSnapshot(`
    - 'dialog "Study: DanitzOrsillo"':
      - heading "DanitzOrsillo" [level=3]
      - button "Close"
      - term: Effect
      - definition: 1.79 [1.11, 2.47]
      - term: SE
      - definition: "0.346"
      - term: Weight
      - definition: 3.7 %
      - textbox "Reason"
      - button "Leave out"
      - button "Show in the data"
      - button "How this effect came about"
  `);
  await expect(study.getByRole("textbox", { name: "Reason" })).toBeFocused();
  await study.getByRole("button", { name: "Close" }).click();
  await expect(study).toBeHidden();
  await expect(studyOf(app, "DanitzOrsillo")).toBeFocused();

  await studyOf(app, "DanitzOrsillo").click();
  await study.getByRole("button", { name: "How this effect came about" }).click();
  await expect(app.getByRole("dialog", { name: "DanitzOrsillo" })).toMatchAriaSnapshot(`
    - dialog "DanitzOrsillo":
      - heading "DanitzOrsillo" [level=2]
      - button "Close"
      - heading "What was reported" [level=3]
      - term: Effect column “yi”
      - definition: "1.791"
      - term: Standard error column “sei”
      - definition: "0.346"
      - heading "Where it stands" [level=3]
      - textbox "Stands in"
      - textbox "Note"
      - heading "Formulas with this row’s numbers" [level=3]
      - list:
        - listitem: yi = yi = 1.791
      - button "Copy as text"
      - status
      - button "Previous study"
      - button "Next study"
  `);
});

test("tells of a table before it is imported: how it was read, what is doubtful, and each column", async ({
  app,
}) => {
  await goTo(app, "Data");
  await app.getByRole("button", { name: "Import a table" }).click();
  const dialog = app.getByRole("dialog");
  const rows = ["Study|mean|sd|n", "Ames|1|2|30", "Berg|x|2|20", "Total|1|2|50"];
  await dialog.getByRole("textbox").fill(rows.join("\n").replaceAll("|", "\t"));
  await dialog.getByRole("button", { name: /Read/ }).click();
  await expect(dialog).toMatchAriaSnapshot(`
    - 'dialog "As understood: pasted text"':
      - region "Recognised; change what is not right":
        - combobox "Separator":
          - option "tab" [selected]
        - combobox "Decimal mark"
        - combobox "First row":
          - option "column names" [selected]
      - region "Layout":
        - combobox "Layout"
      - checkbox /Pool rows named as the sum/
      - region "The first rows as understood":
        - table "The first rows as understood":
          - rowgroup:
            - row:
              - columnheader "Study text"
              - columnheader "mean number 1 not understood"
          - rowgroup:
            - row "Ames 1 2 30"
      - region "2 things to know":
        - paragraph: /The row “Total” is named as the sum of the others/
        - paragraph: /1 of its cells could not be read as one/
      - heading "What is made of each column" [level=3]
      - combobox "Effect measure"
      - region "What is made of each column":
        - table "What is made of each column":
          - rowgroup:
            - row "Column Role What becomes of it"
          - rowgroup:
            - row "Study Name of the study used as it is":
              - rowheader "Study"
              - cell "Name of the study":
                - combobox "Role of Study"
      - contentinfo:
        - radiogroup "What to do with it":
          - radio "Start a new analysis with it" [checked]
          - radio "Put the table in place of the present one"
        - button "Cancel"
        - button "Import"
  `);
});

test("tells of settings as groups of one choice, of the link with its warning, and of terms by heading", async ({
  app,
}) => {
  await act(app, "Settings");
  await expect(app.getByRole("dialog")).toMatchAriaSnapshot(`
    - dialog "Settings":
      - radiogroup "Language of the page":
        - radio "English" [checked]
        - radio "Español"
        - radio "Deutsch"
        - 'button "Explanation: Language of the page"'
      - radiogroup "Decimal mark":
        - radio "as usual here" [checked]
        - 'radio "point: 0.5"'
        - 'radio "comma: 0,5"'
      - radiogroup "Colours"
      - checkbox /Shortcuts of a single character/ [checked]
      - contentinfo:
        - button "Done"
  `);
  await app.keyboard.press("Escape");
  await act(app, "Share link");
  await expect(app.getByRole("dialog")).toMatchAriaSnapshot(`
    - dialog "Share link":
      - paragraph:
        - strong: "The link is the data: whoever has it can read every row."
      - combobox "Columns"
      - textbox "The link"
  `);
  await app.keyboard.press("Escape");
  await act(app, "Glossary of statistics");
  await expect(app.getByRole("dialog")).toMatchAriaSnapshot(`
    - dialog "Glossary of statistics":
      - textbox "Search the glossary"
      - status
      - heading "Pooled effect" [level=3]
      - group: Pooled effect
      - heading "Heterogeneity" [level=3]
  `);
});

test("tells of the calculator: numbers by their group, and effects in a table with headers", async ({
  app,
}) => {
  await app.getByRole("button", { name: "Calculator", exact: true }).click();
  for (const [name, value] of [
    ["Mean, group 1", "12"],
    ["Mean, group 2", "10"],
    ["SD, group 1", "4"],
    ["SD, group 2", "4"],
    ["Size, group 1", "30"],
    ["Size, group 2", "30"],
  ] as const) {
    await app.getByRole("textbox", { name, exact: true }).fill(value);
  }
  await expect(app.getByRole("main")).toMatchAriaSnapshot(`
    - main:
      - heading "Reported numbers" [level=2]
      - toolbar "Most usual":
        - button "Means and SDs" [pressed]
      - textbox "Mean, group 1": "12"
      - button "Remove Mean, group 1"
      - textbox "Size, group 2": "30"
      - heading "Effects" [level=2]
      - status: /\\d+ measures from these numbers/
      - region "Effects":
        - table /\\d+ measures from these numbers/:
          - rowgroup:
            - row "Measure Estimate 95 % CI SE Variance Back-transformed"
          - rowgroup:
            - row /Standardised mean difference 0.494/:
              - rowheader "Standardised mean difference":
                - button "Standardised mean difference" [pressed]
              - cell "0.494"
              - cell "[−0.020, 1.007]"
  `);
});

test("tells of a network: what its columns are, what it says, and its figures by tabs", async ({ app }) => {
  await openSample(app, /[Dd]iabetes/);
  await goTo(app, "Network");
  await expect(app.getByRole("heading", { name: "What the network says" })).toBeVisible();
  await expect(app.getByRole("main")).toMatchAriaSnapshot(`
    - main:
      - heading "Network of treatments" [level=2]
      - region "Network of treatments":
        - group "Columns":
          - combobox "Study"
          - combobox "Treatment"
        - group "Model":
          - combobox "Reference treatment"
          - combobox "Wanted effects"
      - region "What the network says":
        - heading "What the network says" [level=3]
        - paragraph: /Studies. 26. Treatments. 10/
      - tablist "Plots of the network":
        - tab "Network" [selected]
        - tab "Network forest"
        - tab "Ranking"
        - tab "Net heat"
      - tabpanel "Network":
        - img /^Network plot/
        - 'group "Tools of the figure: Network plot"':
          - button "Export figure"
          - button "About this figure"
      - region "Numbers of the network"
  `);
});
