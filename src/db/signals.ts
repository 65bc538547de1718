// B17: a signal that would end the process stops the built-in database first.
const signals = ['SIGTERM', 'SIGINT', 'SIGHUP'] as const
const stops = new Set<() => Promise<void>>()

/** Registers `stop` for the signals that end a process; returns how to take it back. */
export function stopOnSignals(stop: () => Promise<void>): () => void {
  if (stops.size === 0) for (const signal of signals) process.on(signal, onSignal)
  stops.add(stop)
  return () => {
    stops.delete(stop)
    if (stops.size === 0) for (const signal of signals) process.removeListener(signal, onSignal)
  }
}

function onSignal(signal: NodeJS.Signals): void {
  // An application that listens too ends its own work first and then closes its Database, which stops the server.
  if (process.listenerCount(signal) > 1) return
  void Promise.allSettled([...stops].map((stop) => stop())).then(() => {
    for (const name of signals) process.removeListener(name, onSignal)
    process.kill(process.pid, signal)
  })
}
