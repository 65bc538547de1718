// The house rules as one lint plugin. The linter wants a default export; it is the only one besides configuration.
import { layers } from './layers.js'
import { noUntranslated } from './no-untranslated.js'
import { pureGlobals } from './pure-globals.js'

export default {
  meta: { name: 'house' },
  rules: { layers, 'no-untranslated': noUntranslated, 'pure-globals': pureGlobals },
}
