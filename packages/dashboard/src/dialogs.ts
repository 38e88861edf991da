// Dialogs: a button with `data-opens` opens the one of that id, `data-closes` or a click beside it
// closes it; the browser keeps the focus inside and gives it back. Not: what stands in one.

/** Open the dialog of an id; nothing happens when it is open already. */
export function openDialog(id: string): void {
  const dialog = document.getElementById(id);
  if (dialog instanceof HTMLDialogElement && !dialog.open) dialog.showModal();
}

/** Tell whether a dialog covers the page. */
export function isDialogOpen(): boolean {
  return document.querySelector('dialog[open]') !== null;
}

export function startDialogs(): void {
  document.addEventListener('click', (event) => {
    const { target } = event;
    if (!(target instanceof Element)) return;
    const opener = target.closest<HTMLElement>('[data-opens]');
    const opens = opener?.dataset.opens;
    const elsewhere = event.ctrlKey || event.metaKey || event.shiftKey;
    if (opens !== undefined && !(elsewhere && opener instanceof HTMLAnchorElement)) {
      openDialog(opens);
      // a link leads to the same where there are no scripts
      if (opener instanceof HTMLAnchorElement) event.preventDefault();
    }
    const isBeside = target instanceof HTMLDialogElement;
    if (isBeside || target.closest('[data-closes]')) target.closest('dialog')?.close();
  });
}
