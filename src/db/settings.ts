// B11: settings of the built-in database, written anew at each start so that they follow the machine and the product.
// Sizes: measured in the project's storage notes (shared_buffers a quarter of memory up to 4 GB).
export type SettingsInput = {
  memoryBytes: number
  port: number
  /** For tests: a cluster whose data nobody will miss does not wait for the disk. */
  throwAway: boolean
}

const mebibyte = 1024 * 1024

/** Text of the file included by postgresql.conf. */
export function settingsText({ memoryBytes, port, throwAway }: SettingsInput): string {
  const quarter = Math.floor(memoryBytes / 4 / mebibyte)
  const buffers = throwAway ? 64 : Math.max(32, Math.min(quarter, 4096))
  const lines: [string, string | number][] = [
    // Only this machine may connect, by password; no socket file whose path could be too long or shared.
    ['listen_addresses', '127.0.0.1'],
    ['unix_socket_directories', ''],
    ['port', port],
    ['max_connections', throwAway ? 100 : 50],
    ['shared_buffers', `${buffers}MB`],
    ['work_mem', buffers >= 2048 ? '64MB' : buffers >= 512 ? '32MB' : '8MB'],
    ['max_wal_size', buffers >= 512 ? '4GB' : '1GB'],
    ['checkpoint_timeout', '15min'],
    ['wal_compression', 'pglz'],
    ['timezone', 'UTC'],
    ['log_timezone', 'UTC'],
    // A statement may hold personal data, and a log is read by people who may not see it.
    ['log_min_error_statement', 'panic'],
    ['log_error_verbosity', 'terse'],
    ['log_min_messages', 'warning'],
    ['log_parameter_max_length_on_error', 0],
    ['log_checkpoints', 'off'],
  ]
  if (throwAway) lines.push(['fsync', 'off'], ['synchronous_commit', 'off'], ['full_page_writes', 'off'])
  return lines.map(([name, value]) => `${name} = '${value}'\n`).join('')
}
