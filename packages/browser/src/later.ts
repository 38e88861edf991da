// The part that loads beside the page: what can wait a moment, so that the script stays small.

export { captureClicks } from './capture/clicks';
export { capturePolicy } from './capture/policy';
export { tellWrites } from './capture/writes';
export { captureConnection } from './connection';
export { watchDeadClicks } from './dead_clicks';
export { tellEnvironment } from './environment';
export { gzip } from './gzip';
export { loadVitals } from './parts';
export { onFailure } from './patch';
export { makeShelf } from './shelf';
export { openReport, showButton } from './widget/loading';
