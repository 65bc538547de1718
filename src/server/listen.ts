// V1: the server listens on this machine only, at one port it was told; a port that is taken is said, never silently replaced.
import type { AddressInfo } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { fail, ok, type Result } from '../kernel/result.ts'
import { serverProblems } from './problems.ts'

const loopback = '127.0.0.1'
export const usualPort = 8787

/** Address of the listening server, `http://127.0.0.1:8787`. Port 0 takes any free one. */
export async function listen(app: FastifyInstance, port: number): Promise<Result<string>> {
  try {
    await app.listen({ host: loopback, port })
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code === 'EADDRINUSE') return fail(serverProblems['port-busy']({ port, next: port + 1 }))
    if (code === 'EACCES') return fail(serverProblems['port-forbidden']({ port }))
    throw error
  }
  const { port: taken } = app.server.address() as AddressInfo
  return ok(`http://${loopback}:${taken}`)
}
