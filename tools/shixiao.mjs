#!/usr/bin/env node
// The installed command: the same launcher, with the CLI's own file in front of the arguments.
import { fileURLToPath } from 'node:url'
process.argv.splice(2, 0, fileURLToPath(new URL('../src/cli/main.ts', import.meta.url)))
await import('./run.mjs')
