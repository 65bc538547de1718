// V5: the server's own pages share one frame; every sentence comes from the catalogue.
import type { Language } from '../kernel/language.ts'
import { type Html, html } from './html.ts'
import en from './sentences.en.json' with { type: 'json' }
import zh from './sentences.zh-CN.json' with { type: 'json' }

export type PageSentence = keyof typeof zh
const sentences: Record<Language, Record<PageSentence, string>> = { 'zh-CN': zh, en }

export const sayOnPage = (language: Language, key: PageSentence): string => sentences[language][key]

export function page(of: { language: Language; title: PageSentence; path: string; body: Html }): string {
  const say = (key: PageSentence) => sayOnPage(of.language, key)
  const other = of.language === 'en' ? 'zh-CN' : 'en'
  const here = `?lang=${of.language}`
  const frame = html`<!doctype html>
    <html lang="${of.language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${say(of.title)} · ${say('title')}</title>
        <link rel="stylesheet" href="/style.css" />
        <link rel="icon" href="data:," />
      </head>
      <body>
        <nav>
          <a href="/${here}">${say('nav.home')}</a> <a href="/merge-report${here}">${say('nav.merge')}</a>
          <a href="/reports${here}">${say('nav.reports')}</a> <a href="/openapi.json">${say('nav.api')}</a>
          <a href="${of.path}?lang=${other}" lang="${other}" hreflang="${other}">${say('nav.language')}</a>
        </nav>
        <main>${of.body}</main>
      </body>
    </html> `
  return frame.html
}
