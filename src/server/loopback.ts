// V3: until people can sign in, only this machine is served, and only under its own names, so that a foreign page
// cannot reach the ledger through the browser (DNS rebinding). Letting a stranger in is worse than turning a user away.
const loopbackHosts = new Set(['127.0.0.1', 'localhost', '::1', '[::1]'])

export const isLoopback = (host: string): boolean => loopbackHosts.has(host.toLowerCase())

/** The name in a Host header without its port. */
export const hostName = (header: string | undefined): string => (header ?? '').replace(/:\d+$/, '')
