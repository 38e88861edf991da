// What stands in an address is decoded though nobody had encoded it.

import { insteadOfClick } from '../controls.js';
import { spokenBy } from '../wordings.js';

const CAMPAIGN = 'autumn-50%-off';

function readCampaign(browser) {
  try {
    return decodeURIComponent(CAMPAIGN);
  } catch (error) {
    throw spokenBy(browser, error, 'malformed');
  }
}

export function start({ browser }) {
  insteadOfClick('search-button', () => readCampaign(browser));
}
