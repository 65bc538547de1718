// C34: keys one by one from a terminal, which is a line-wise terminal again however the work ends.
import { emitKeypressEvents, type Key } from 'node:readline'
import type { Readable } from 'node:stream'

export type Keyboard = {
  /** The next key as one character or a name (`return`); undefined when no more can come. */
  next: () => Promise<string | undefined>
}

type Terminal = Readable & { isRaw?: boolean; setRawMode?: (raw: boolean) => unknown }

/** Gives keys to `work`. Ctrl-C and Ctrl-D end the keys instead of the program, so that what is half done is finished. */
export async function withKeyboard<T>(input: Terminal, work: (keyboard: Keyboard) => Promise<T>): Promise<T> {
  const waiting: string[] = []
  let wake: (() => void) | undefined
  let ended = false
  const put = (key: string | undefined) => {
    if (key === undefined) ended = true
    else waiting.push(key)
    wake?.()
  }
  const onKey = (text: string | undefined, key: Key) => put(nameOf(text, key))
  const onEnd = () => put(undefined)
  const next = async (): Promise<string | undefined> => {
    if (waiting.length > 0 || ended) return waiting.shift()
    await new Promise<void>((resolve) => (wake = resolve))
    return next()
  }
  const wasRaw = input.isRaw === true
  emitKeypressEvents(input)
  input.on('keypress', onKey).on('end', onEnd).on('close', onEnd)
  input.setRawMode?.(true)
  input.resume()
  try {
    return await work({ next })
  } finally {
    input.setRawMode?.(wasRaw)
    input.off('keypress', onKey).off('end', onEnd).off('close', onEnd)
    input.pause()
  }
}

/** A Chinese input method types ｎ and ？ for n and ?. */
function nameOf(text: string | undefined, key: Key): string | undefined {
  if (key.ctrl && (key.name === 'c' || key.name === 'd')) return undefined
  if (key.name === 'return' || key.name === 'enter') return 'return'
  return (text ?? key.name ?? '').normalize('NFKC').toLowerCase()
}
