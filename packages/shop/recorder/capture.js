// Tells the recorder what was clicked, as a visitor would name it. Sees no value that is typed.
(() => {
  const words = (text) => (text ?? "").replace(/\s+/g, " ").trim().slice(0, 80);

  function selectorOf(element) {
    if (element.id) return `#${element.id}`;
    const label = element.getAttribute("aria-label");
    const name = element.localName;
    if (label) return `${name}[aria-label="${label}"]`;
    if (element.name) return `${name}[name="${element.name}"]`;
    return element.className ? `${name}.${String(element.className).split(" ")[0]}` : name;
  }

  function tellClick(click) {
    const element = click.target.closest?.("a, button, input, label, summary") ?? click.target;
    const facts = {
      at: performance.timeOrigin + performance.now(),
      tag: element.localName,
      selector: selectorOf(element),
      text: element.localName === "input" ? "" : words(element.innerText),
      label: words(element.getAttribute("aria-label")),
      x: Math.round(click.clientX),
      y: Math.round(click.clientY),
      url: location.href,
    };
    window.tellRecorder(JSON.stringify(facts));
  }

  addEventListener("click", tellClick, true);
})();
