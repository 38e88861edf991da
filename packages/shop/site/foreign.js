// What others bring into a page: scripts under their own address, errors that stand in them.

/** Run a text as the script of that address: its stacks name the address, as foreign ones do. */
export function runAs(address, text) {
  const script = document.createElement('script');
  const named = `${text}\n//# sourceURL=${address}`;
  script.src = URL.createObjectURL(new Blob([named], { type: 'text/javascript' }));
  document.head.append(script);
}

/** Tell the window of an error as a browser does of one in the script of that address. */
export function throwIn(address, error, [lineno, colno] = [1, 1]) {
  const message = `${error.name}: ${error.message}`;
  window.dispatchEvent(
    new ErrorEvent('error', { message, filename: address, lineno, colno, error }),
  );
}
