// The session cannot be renewed: its refresh token was used before, or is not known any more.

/** Watch each answer to a renewal, as a client library does. */
export function start() {
  const send = window.fetch;
  window.fetch = async (asked, options) => {
    const answer = await send(asked, options);
    if (answer.ok || !String(asked).endsWith('/session/refresh')) return answer;
    const { msg, error_description: described } = await answer.clone().json();
    console.error(`AuthApiError: ${msg ?? described}`);
    return answer;
  };
}
