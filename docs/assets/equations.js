// Equations stand in the pages as \(...\) and \[...\], where the site's builder has put those of the Markdown.
for (const each of document.querySelectorAll(".arithmatex")) {
  renderMathInElement(each, {
    delimiters: [
      { left: "\\(", right: "\\)", display: false },
      { left: "\\[", right: "\\]", display: true },
    ],
    throwOnError: false,
  });
}
