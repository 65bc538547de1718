// Reads node:test's own report in TAP: how many tests passed, which failed, which were skipped and why.

export type Counted = { passed: number; failed: number; skips: string[]; titles: string[] }

const line = /^( *)(not )?ok \d+ - (.*?)(?: # (SKIP|TODO)\b ?(.*))?$/

/** Counts tests, not suites: the totals at the end are the runner's. Titles are those of tests that passed. */
export function readTap(text: string): Counted {
  const total = (name: string) => Number(new RegExp(`^# ${name} (\\d+)$`, 'm').exec(text)?.[1] ?? 0)
  const lines = text.split('\n').flatMap((one) => {
    const match = line.exec(one)
    if (!match) return []
    return [
      { passed: !match[2], title: (match[3] ?? '').replace(/\\([\\#])/g, '$1'), mark: match[4], why: match[5] ?? '' },
    ]
  })
  return {
    passed: total('pass'),
    failed: total('fail') + total('cancelled'),
    skips: lines
      .filter(({ mark }) => mark)
      .map(({ title, mark, why }) => `${title}${why ? `: ${why}` : ''}${mark === 'TODO' ? ' (todo)' : ''}`),
    titles: lines.filter(({ passed, mark }) => passed && !mark).map(({ title }) => title),
  }
}

const idsIn = (text: string): string[] => [...text.matchAll(/\[([A-Z]\d+)\]/g)].map((match) => match[1]!)

/** Rules of the given SPEC texts that no passed test names: `skipped` when a skipped test does, else `unheld`. */
export function unheldRules(specs: string[], { passed, skips }: { passed: string[]; skips: string[] }) {
  const rules = specs.flatMap((text) => [...text.matchAll(/^- \*\*([A-Z]\d+)\*\* /gm)].map((match) => match[1]!))
  const held = new Set(passed.flatMap(idsIn))
  const left = new Set(skips.flatMap(idsIn))
  const missing = rules.filter((rule) => !held.has(rule))
  return {
    count: rules.length,
    unheld: missing.filter((rule) => !left.has(rule)),
    skipped: missing.filter((rule) => left.has(rule)),
  }
}
