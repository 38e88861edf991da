// The session is over, and the API sends the request on to the page for signing in: 200, and HTML.

const SIGN_IN = '/demo/sign-in';

const TELLS = {
  redirected: (asked) =>
    console.warn(`[http] ${pathOf(asked)} was redirected to ${SIGN_IN}, the session is over`),
  type: (asked, answer) => {
    const kind = answer.headers.get('content-type').split(';')[0];
    console.error(`[http] expected application/json from ${pathOf(asked)}, got ${kind}`);
    console.info(`[http] final address ${pathOf(answer.url)}`);
  },
};

function pathOf(url) {
  return new URL(url, location.href).pathname;
}

/** Watch each answer, as an application's interceptor does. */
export function start({ tells }) {
  const send = window.fetch;
  window.fetch = async (asked, options) => {
    const answer = await send(asked, options);
    if (answer.redirected && pathOf(answer.url) === SIGN_IN) TELLS[tells](asked, answer);
    return answer;
  };
}
