// What is of use with scripts only: hidden by the server, shown here. Not: what it does.

/** Show it, and hide what only stands in for it (`data-unscripted`). */
export function showScripted(): void {
  for (const each of document.querySelectorAll('[data-scripted][hidden]'))
    each.removeAttribute('hidden');
  for (const each of document.querySelectorAll('[data-unscripted]:not([hidden])'))
    each.setAttribute('hidden', '');
}
