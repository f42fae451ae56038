import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

/** The anchor of a heading as GitHub makes it, so that one link works in both places. */
export function slug(heading) {
  return heading
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-')
}

/** Fails if a link of the finished site leads to a place that its page does not have. */
export function brokenAnchors(site, base) {
  const pages = new Map(
    readdirSync(site, { recursive: true })
      .map(file => file.replaceAll('\\', '/'))
      .filter(file => file.endsWith('.html'))
      .map(file => [base + file.replace(/(^|\/)index\.html$/, '$1').replace(/\.html$/, ''), readFileSync(join(site, file), 'utf8')])
  )
  const broken = []
  for (const [address, html] of pages) {
    for (const [, href] of html.matchAll(/ href="([^"]*#[^"]+)"/g)) {
      const target = new URL(href, 'https://site' + address)
      const page = pages.get(target.pathname)
      if (target.host === 'site' && !page?.includes(` id="${decodeURIComponent(target.hash.slice(1))}"`)) {
        broken.push(`${address} -> ${href}`)
      }
    }
  }
  if (broken.length) {
    throw new Error('links to missing headings:\n' + broken.join('\n'))
  }
}
