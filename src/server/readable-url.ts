// V2: an address that cannot be decoded is looked for like any other and not found, with a sentence and all headers.
export function readableUrl(url: string): string {
  try {
    decodeURIComponent(url)
    return url
  } catch {
    return url.replaceAll('%', '%25')
  }
}
