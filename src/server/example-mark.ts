// V8: what the example county's deeds are about in the log, so that pages can say that its people are invented.
import type { Ref } from '../kernel/ref.ts'

export const exampleCounty: Ref = { kind: 'installation', id: 'example-county' }
