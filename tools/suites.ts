// Which test files each step of the run takes; a test file that no step takes fails test/tools.test.ts.
export const suites = {
  pure: ['src/**/*.test.ts', 'examples/**/*.test.ts', 'test/*.test.ts'],
  stores: ['test/db/*.test.ts', 'test/http/*.test.ts'],
  commands: ['test/cli/*.test.ts'],
  browser: ['test/e2e/*.test.ts'],
  heavy: ['test/heavy/*.test.ts'],
}
