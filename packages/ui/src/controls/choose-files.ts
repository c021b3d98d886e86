/** Opens the browser's file chooser; where nothing is chosen, nothing happens. */
export function chooseFiles(
  accept: string,
  how: "one" | "several",
  take: (files: readonly File[]) => void,
): void {
  const input = document.createElement("input");
  input.type = "file";
  input.accept = accept;
  input.multiple = how === "several";
  input.addEventListener("change", () => {
    const files = [...(input.files ?? [])];
    if (files.length > 0) take(files);
  });
  input.click();
}
