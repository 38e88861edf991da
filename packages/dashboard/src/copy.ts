// Copying: a field's text, or the text behind a link, into the clipboard. Not: what the text is.

/** Copy on a click: `data-copy="#field"` a field's text, `data-copy-page` what a link leads to. */
export function startCopying(): void {
  document.addEventListener('click', (event) => {
    if (!(event.target instanceof Element)) return;
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    const field = event.target.closest<HTMLElement>('[data-copy]');
    if (field) void copyField(field);
    const link = event.target.closest<HTMLAnchorElement>('a[data-copy-page]');
    if (!link || !canWrite()) return; // without a clipboard the link leads to the text itself
    event.preventDefault();
    void copyPage(link);
  });
}

async function copyField(button: HTMLElement): Promise<void> {
  const found = document.querySelector(button.dataset.copy ?? '');
  if (!found) return;
  const isField = found instanceof HTMLInputElement || found instanceof HTMLTextAreaElement;
  const text = isField ? found.value : found.textContent;
  if (canWrite()) {
    await navigator.clipboard.writeText(text);
    tell(button, 'Copied');
  } else if (isField) {
    found.select(); // a page over plain HTTP has no clipboard: one key is left to press
    tell(button, 'Selected, press Ctrl C');
  }
}

async function copyPage(link: HTMLAnchorElement): Promise<void> {
  // Safari only takes a promise that was handed over within the click itself.
  const answered = fetch(link.href);
  const text = answered.then(async (answer) => {
    if (!answer.ok) throw new Error(String(answer.status));
    return new Blob([await answer.text()], { type: 'text/plain' });
  });
  try {
    await navigator.clipboard.write([new ClipboardItem({ 'text/plain': text })]);
    tell(link, 'Copied');
  } catch {
    // to follow the link while the server is away would lose the page that one reads
    const isThere = await answered.then(
      () => true,
      () => false,
    );
    if (isThere) location.href = link.href;
    else tell(link, 'No response');
  }
}

function canWrite(): boolean {
  return window.isSecureContext && 'clipboard' in navigator;
}

function tell(button: HTMLElement, words: string): void {
  const shown = button.querySelector('span') ?? button;
  const before = shown.textContent;
  shown.textContent = words;
  const said = document.querySelector('#said');
  if (said) said.textContent = words;
  setTimeout(() => {
    shown.textContent = before;
  }, 1_600);
}
