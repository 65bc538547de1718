// P46: a sheet of paper leads back to its report: a short code of report and content stands on every page.

/**
 * The end of the report's id, which is its random part, and the beginning of the file's digest: `7c1e90ab-3f2d5a10`. It
 * finds the report in the list of what was printed; whether a file is that report, `verify` tells.
 */
export const printCode = ({ report, fileHash }: { report: string; fileHash: string }): string =>
  `${report.slice(-8)}-${fileHash.slice(0, 8)}`
