// Losing the connection is nothing that a page does: the driver of visits takes it away.

export function start() {
  // the shop stays as it is
}
